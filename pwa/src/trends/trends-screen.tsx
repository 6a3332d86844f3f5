import { useMemo } from "preact/hooks";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { instrument } from "../instruments";
import { useToday } from "../today/now";
import { LinkButton, Screen } from "../ui";
import { ToCome } from "../ui/states";
import { answersOf } from "./answers";
import { DailyTrend } from "./daily-trend";
import { QuestionnaireTrend } from "./questionnaire-trend";
import "./trends.css";

const DAILY = "daily";
const FIRST = ["wellbeing-14", "weekly"]; // then whatever else was answered

/** How it goes, in time: the days, and every questionnaire that was answered. */
export function TrendsScreen() {
  const { today } = useToday();
  const all = checkins.value;
  const days = useMemo(() => answersOf(all, DAILY, instrument), [all]);
  const others = useMemo(() => answered(all.flatMap(({ administrations }) => administrations)), [all]);
  return (
    <Screen title={t("trends.title")} tab="trends" class="trends">
      {days.length > 0 ? <DailyTrend answers={days} today={today} /> : <Empty />}
      {others.map((id) => (
        <QuestionnaireTrend key={id} id={id} today={today} />
      ))}
    </Screen>
  );
}

function answered(administrations: readonly { instrument: string }[]): string[] {
  const known = new Set(administrations.map((each) => each.instrument));
  known.delete(DAILY);
  return [...FIRST.filter((id) => known.delete(id)), ...[...known].sort()];
}

/** The line is still to come. */
function Empty() {
  return (
    <section class="trend">
      <ToCome />
      <h2>{t("trends.empty-title")}</h2>
      <p class="small soft">{t("trends.empty-text")}</p>
      <LinkButton href="/checkin/daily" fit>
        {t("trends.empty-action")}
      </LinkButton>
    </section>
  );
}
