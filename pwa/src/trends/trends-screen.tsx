import { Screen } from "../ui";

export function TrendsScreen() {
  return (
    <Screen title="Verloop" back="/">
      <p />
    </Screen>
  );
}
