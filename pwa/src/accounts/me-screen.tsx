import { Screen } from "../ui";

export function MeScreen() {
  return (
    <Screen title="Ik" back="/">
      <p />
    </Screen>
  );
}
