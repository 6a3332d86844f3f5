import { Screen } from "../ui";

export function LogInScreen() {
  return (
    <Screen title="Inloggen" back="/">
      <p />
    </Screen>
  );
}
