import { Screen } from "../ui";

export function CheckInScreen() {
  return (
    <Screen title="Check-in" back="/">
      <p />
    </Screen>
  );
}
