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
import type { Overview, Reminder } from "./model";
import { PhoneOnly } from "./phone-only";
import { renew } from "./push";
import { sentence as said } from "./sentence";
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
  const load = async () => setFound(await server.overview());
  useEffect(() => void renew().then(load), []);
  if (!found) return <Loading>{t("reminders.loading")}</Loading>;
  if (!found.ok) {
    return (
      <>
        <Problem title={sentence(found.error)} onRetry={() => void load()}>
          {t("reminders.not-now")}
        </Problem>
        {found.error === "login.required" && (
          <LinkButton href="/login" fit>
            {t("reminders.to-login")}
          </LinkButton>
        )}
      </>
    );
  }
  return (
    <>
      <Chosen overview={found.gain} />
      <Where overview={found.gain} onChange={() => void load()} />
      <CalendarPart since={found.gain.feed_since} />
      <History />
    </>
  );
}

/** What is set, and what could be. */
function Chosen({ overview: { reminders } }: { overview: Overview }) {
  const unset = KINDS.filter((kind) => !reminders.some((one) => one.kind === kind));
  const slower = reminders.find((one) => one.less_often)?.less_often;
  return (
    <div class="part">
      {slower && <Note>{t(slower as "reminders.every-other-day")}</Note>}
      <Rows>
        {reminders.map((one) => (
          <OneReminder key={one.id} reminder={one} />
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

const OneReminder = ({ reminder }: { reminder: Reminder }) => (
  <Row
    icon="calendar-days"
    title={t(`reminders.kind.${reminder.kind}`)}
    detail={said(reminder)}
    href={`/me/reminders/${reminder.id}`}
  />
);
