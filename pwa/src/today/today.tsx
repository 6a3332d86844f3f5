import { Screen } from "../ui/screen";

export function Today() {
  return (
    <Screen title="Vandaag" tab="today">
      <p />
    </Screen>
  );
}
