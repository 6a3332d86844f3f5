import { Screen } from "../ui";

export function SessionsScreen() {
  return (
    <Screen title="Sessies" back="/">
      <p />
    </Screen>
  );
}
