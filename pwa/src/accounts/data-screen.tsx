import { Screen } from "../ui";

export function DataScreen() {
  return (
    <Screen title="Gegevens" back="/">
      <p />
    </Screen>
  );
}
