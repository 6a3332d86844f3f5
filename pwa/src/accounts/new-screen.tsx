import { Screen } from "../ui";

export function NewAccountScreen() {
  return (
    <Screen title="Account" back="/">
      <p />
    </Screen>
  );
}
