import { Screen } from "../ui";

export function ResetScreen() {
  return (
    <Screen title="Wachtwoord" back="/">
      <p />
    </Screen>
  );
}
