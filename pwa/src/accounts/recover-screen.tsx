import { Screen } from "../ui";

export function RecoverScreen() {
  return (
    <Screen title="Herstellen" back="/">
      <p />
    </Screen>
  );
}
