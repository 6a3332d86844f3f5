import "../accounts/accounts.css";
import "./reminders.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { sentence } from "../accounts/said";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { uptakes } from "../interventions/uptakes";
import { Screen } from "../ui";
import { Loading, Problem } from "../ui/states";
import * as server from "./asking";
import { type Beginning, beginning, todayHere } from "./beginning";
import { phoneZone } from "./clocks";
import { Editor } from "./editor";
import type { Overview } from "./model";
import { PhoneOnly } from "./phone-only";
import { newReview } from "./review";
import { StillHere } from "./still-here";
import { type Unsaved, unsavedOf } from "./unsaved";

const BACK = "/me/reminders";

/** One reminder. `id`: its own; for a new one a kind, or the uptake that it looks back at. */
export function ReminderScreen({ id }: { id: string }) {
  return account.value.mode === "account" ? <Stored key={id} id={id} /> : <OnPhone id={id} />;
}

interface Found {
  overview: Overview;
  begun: Beginning | undefined;
  unsaved: Unsaved | undefined;
}

function Stored({ id }: { id: string }) {
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<string>();
  const load = async () => {
    const asked = await server.overview();
    if (!asked.ok) return setError(asked.error);
    const begun = beginning(id, asked.gain, uptakes.value, new Date());
    const unsaved = await unsavedOf(begun?.name ?? id).catch(() => undefined); // a phone that keeps nothing has none
    setFound({ overview: asked.gain, begun, unsaved });
  };
  useEffect(() => void load(), []);
  const first = found?.begun ?? (found?.unsaved && { name: id, wish: found.unsaved.wish });
  if (found && first)
    return <Editor {...first} unsaved={found.unsaved} overview={found.overview} back={BACK} onLookAgain={load} />;
  return (
    <Screen title={t("reminders.title")} back={BACK} class="reminders">
      {!found && !error && <Loading>{t("reminders.loading")}</Loading>}
      {!found && error && (
        <Problem title={sentence(error)} onRetry={() => void load()}>
          {t("reminders.not-now")} <StillHere />
        </Problem>
      )}
      {found && <p>{t("reminders.missing")}</p>}
    </Screen>
  );
}

/** Without an account: a date to look back, for one's own calendar. */
function OnPhone({ id }: { id: string }) {
  const { route } = useLocation();
  const isTried = uptakes.value.some((each) => each.id === id && each.status === "trying");
  return (
    <Screen
      title={t(isTried ? "reminders.kind.review" : "reminders.title")}
      back={isTried ? () => (history.length > 1 ? history.back() : route(BACK)) : BACK}
      class="reminders"
    >
      <PhoneOnly {...(isTried && { first: newReview(id, todayHere(new Date()), phoneZone(), []) })} />
    </Screen>
  );
}
