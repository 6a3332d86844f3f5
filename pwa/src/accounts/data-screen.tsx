import "./accounts.css";
import { useState } from "preact/hooks";
import type { CheckIn } from "../checkins/model";
import { checkins } from "../checkins/store";
import { formatDate, t } from "../i18n";
import { nameOf as nameOfHelp } from "../interventions/name";
import { told } from "../interventions/told";
import type { Uptake } from "../interventions/uptake";
import { uptakes } from "../interventions/uptakes";
import type { State } from "../offline/merge";
import { Button, LinkButton, Row, Rows, Screen } from "../ui";
import { ToCome } from "../ui/states";
import { CountRow, StateNotes } from "./data-rows";
import { Refused } from "./refused";
import { nameOf } from "./told";

const AT_ONCE = 50; // rows: more than a screenful at any size, few enough for a slow phone

const ICONS = { phone: "smartphone", stored: "cloud-check", refused: "cloud-off" } as const;

/** Everything with where it is; what was refused comes first. */
export function DataScreen() {
  const [most, setMost] = useState(AT_ONCE);
  const newest = checkins.value.toReversed();
  return (
    <Screen title={t("accounts.data")} back="/me" class="data">
      <StateNotes />
      <Refused />
      <Uptakes />
      {newest.length === 0 ? (
        <Nothing />
      ) : (
        <Rows>
          <CountRow />
          {newest.slice(0, most).map((checkin) => (
            <CheckInRow key={checkin.id} {...checkin} />
          ))}
        </Rows>
      )}
      {newest.length > most && (
        <Button kind="line" onClick={() => setMost(most + AT_ONCE)}>
          {t("accounts.data-more")}
        </Button>
      )}
    </Screen>
  );
}

function CheckInRow({ id, completed_at, time_zone, administrations, note, state }: CheckIn) {
  const what = [...administrations.map(nameOf), note && t("accounts.data-note")];
  return (
    <Row
      icon={ICONS[state]}
      title={formatDate(completed_at, "moment", time_zone)}
      detail={<Where what={what.filter(Boolean).join(" · ")} state={state} />}
      href={`/result/${id}`}
    />
  );
}

function Uptakes() {
  if (uptakes.value.length === 0) return null;
  return (
    <section>
      <h2>{t("accounts.data-help")}</h2>
      <Rows>
        {uptakes.value.toReversed().map((uptake) => (
          <UptakeRow key={uptake.id} {...uptake} />
        ))}
      </Rows>
    </section>
  );
}

function UptakeRow({ state, ...uptake }: Uptake) {
  const { intervention, status } = uptake;
  const what = status === "saved" ? "" : told(uptake);
  return (
    <Row
      icon={ICONS[state]}
      title={nameOfHelp(intervention)}
      detail={<Where what={what} state={state} />}
      href={`/help/${intervention}`}
    />
  );
}

function Where({ what, state }: { what: string; state: State }) {
  const where = t(`accounts.data-state-${state}`);
  if (!what) return where;
  return (
    <>
      {what} <span class="where">{where}</span>
    </>
  );
}

function Nothing() {
  return (
    <section class="nothing">
      <ToCome />
      <h2>{t("accounts.data-empty-title")}</h2>
      <p class="small soft">{t("accounts.data-empty")}</p>
      <LinkButton fit href="/checkin/daily">
        {t("today.first-checkin")}
      </LinkButton>
    </section>
  );
}
