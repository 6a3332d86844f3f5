import { Screen } from "../ui";

export function ConfirmScreen() {
  return (
    <Screen title="Bevestigen" back="/">
      <p />
    </Screen>
  );
}
