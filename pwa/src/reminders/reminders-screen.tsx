import "../accounts/accounts.css";
import "./reminders.css";
import { useEffect, useState } from "preact/hooks";
import { sentence } from "../accounts/said";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { LinkButton, Note, Row, Rows, Screen } from "../ui";
import { Loading, Problem } from "../ui/states";
import * as server from "./asking";
import { CalendarPart } from "./calendar-part";
import { History } from "./history-part";
import type { Delivery, Overview } from "./model";
import { NotSetYet, OneReminder } from "./one-reminder";
import { PhoneOnly } from "./phone-only";
import { renew } from "./push";
import { StillHere } from "./still-here";
import { allUnsaved, type Unsaved } from "./unsaved";
import { Where } from "./where-part";

const KINDS = ["daily", "weekly", "wellbeing"] as const;

/** When one is told, where, and what came of it. */
export function RemindersScreen() {
  const isAccount = account.value.mode === "account";
  return (
    <Screen title={t("reminders.title")} back="/me" class="reminders">
      {isAccount ? <Mine /> : <PhoneOnly />}
    </Screen>
  );
}

function Mine() {
  const [found, setFound] = useState<server.Asked<Overview>>();
  const [deliveries, setDeliveries] = useState<Delivery[]>();
  const look = async () => {
    const asked = await server.deliveries();
    if (asked.ok) setDeliveries(asked.gain.deliveries);
    return asked.ok ? asked.gain.deliveries : undefined;
  };
  const load = async () => {
    void look();
    setFound(await server.overview());
  };
  useEffect(() => void renew().then(load), []);
  if (!found) return <Loading>{t("reminders.loading")}</Loading>;
  if (!found.ok) return <NotNow error={found.error} onRetry={() => void load()} />;
  return (
    <>
      <Chosen overview={found.gain} />
      <Where overview={found.gain} look={look} onChange={() => void load()} />
      <CalendarPart since={found.gain.feed_since} />
      {deliveries && <History deliveries={deliveries} />}
    </>
  );
}

function NotNow({ error, onRetry }: { error: string; onRetry: () => void }) {
  const isOut = error === "login.required";
  return (
    <>
      <Problem title={sentence(error)} icon={isOut ? "lock" : "cloud-off"} onRetry={isOut ? undefined : onRetry}>
        {t("reminders.not-now")} <StillHere />
      </Problem>
      {isOut && (
        <LinkButton href="/login" fit>
          {t("reminders.to-login")}
        </LinkButton>
      )}
    </>
  );
}

/** What is set, and what could be. */
function Chosen({ overview: { reminders } }: { overview: Overview }) {
  const [unsaved, setUnsaved] = useState<ReadonlyMap<string, Unsaved>>(new Map());
  useEffect(() => void allUnsaved().then(setUnsaved, () => {}), []); // a phone that keeps nothing has none
  const isNew = ([name]: [string, Unsaved]) => !reminders.some((one) => (one.uptake_id ?? one.id) === name);
  const unset = KINDS.filter((kind) => !reminders.some((one) => one.kind === kind) && !unsaved.has(kind));
  const slower = reminders.filter((one) => one.less_often);
  return (
    <div class="part">
      {slower.map((one) => (
        <Note key={one.id}>
          {t(`reminders.kind.${one.kind}`)}: {t(one.less_often as "reminders.every-other-day")}
        </Note>
      ))}
      <Rows>
        {reminders.map((one) => (
          <OneReminder key={one.id} reminder={one} isUnsaved={unsaved.has(one.uptake_id ?? one.id)} />
        ))}
        {[...unsaved].filter(isNew).map(([name, { wish }]) => (
          <NotSetYet key={name} name={name} wish={wish} />
        ))}
        {unset.map((kind) => (
          <Row
            key={kind}
            icon="calendar-days"
            title={t(`reminders.kind.${kind}`)}
            detail={t("reminders.new")}
            href={`/me/reminders/${kind}`}
          />
        ))}
      </Rows>
    </div>
  );
}
