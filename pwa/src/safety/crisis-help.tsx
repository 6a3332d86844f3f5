import { Screen } from "../ui/screen";

export function CrisisHelp() {
  return (
    <Screen title="Direct hulp" tone="deep">
      <p />
    </Screen>
  );
}
