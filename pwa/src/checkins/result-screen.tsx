import { Screen } from "../ui";

export function ResultScreen() {
  return (
    <Screen title="Uitkomst" back="/">
      <p />
    </Screen>
  );
}
