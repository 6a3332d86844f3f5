import "../accounts/accounts.css";
import "./reminders.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { uuid7 } from "../offline/uuid";
import { isoDay } from "../trends/series";
import { announce, Button, Screen } from "../ui";
import { Loading, Problem } from "../ui/states";
import * as server from "./asking";
import { byItsClocks, lastDone, phoneZone } from "./clocks";
import { Details } from "./details";
import { type Kind, newWish, type Overview, type Wish } from "./model";
import { nextThree } from "./next";
import { RemoveDialog } from "./remove-dialog";
import { NextThree, SentenceEditor } from "./sentence-editor";
import { shown } from "./zone";

const NEW: readonly string[] = ["daily", "weekly", "wellbeing"] satisfies Kind[];
const BACK = "/me/reminders";

/** One reminder; `id` may also be a kind, for a new one. */
export function ReminderScreen({ id }: { id: string }) {
  const [found, setFound] = useState<server.Asked<Overview>>();
  const load = async () => setFound(await server.overview());
  useEffect(() => void load(), []);
  if (found?.ok) return <Editor id={id} overview={found.gain} />;
  return (
    <Screen title={t("reminders.title")} back={BACK} class="reminders">
      {!found && <Loading>{t("reminders.loading")}</Loading>}
      {found && (
        <Problem title={sentence(found.error)} onRetry={() => void load()}>
          {t("reminders.not-now")}
        </Problem>
      )}
    </Screen>
  );
}

function Editor({ id, overview }: { id: string; overview: Overview }) {
  const { route } = useLocation();
  const now = new Date();
  const today = shown(now.getTime(), phoneZone()).day;
  const stored = overview.reminders.find((one) => one.id === id);
  const fresh = NEW.includes(id) ? newWish(id as "daily", isoDay(today), phoneZone()) : undefined;
  const [wish, setWish] = useState<Wish | undefined>(stored ?? fresh);
  const [fault, setFault] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);
  if (!wish) {
    return (
      <Screen title={t("reminders.title")} back={BACK} class="reminders">
        <p>{t("reminders.missing")}</p>
      </Screen>
    );
  }
  const save = async () => {
    const asked = await server.save(
      stored?.id ?? uuid7(now),
      { ...wish, schedule: byItsClocks(wish) },
      stored ? stored.revision + 1 : 0,
      now,
    );
    if (!asked.ok) return setFault(sentence(asked.error));
    announce(t("reminders.saved"));
    route(BACK, true);
  };
  const moments = nextThree(byItsClocks(wish), now, lastDone(wish, checkins.value));
  return (
    <Screen
      title={t(`reminders.kind.${wish.kind}`)}
      back={BACK}
      class="reminders"
      foot={<Button onClick={() => void save()}>{t("reminders.save")}</Button>}
    >
      <SentenceEditor wish={wish} onChange={setWish} hasEmail={overview.email} />
      <NextThree moments={moments} />
      <Details wish={wish} today={today} onChange={setWish} />
      {stored && (
        <Button kind="link" onClick={() => setRemoving(true)}>
          {t("reminders.remove")}
        </Button>
      )}
      <Fault>{fault}</Fault>
      {isRemoving && <RemoveDialog id={id} onClose={() => setRemoving(false)} onRemoved={() => route(BACK, true)} />}
    </Screen>
  );
}
