import { Screen } from "../ui/screen";

export function Welcome() {
  return (
    <Screen title="Welkom">
      <p />
    </Screen>
  );
}
