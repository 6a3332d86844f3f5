/** What is said at each place that a chart stops at: "dinsdag 3 november: stemming 6". */
import type { Stop } from "../charts/stepper";
import { formatDate, formatNumber, t } from "../i18n";
import { type Day, type Grouping, utc } from "./series";
import type { Row } from "./view";

/** Return the stops of the first scale of `rows`, whose name is `name`. */
export function stopsOf(rows: readonly Row[], name: string, by: Grouping): Stop[] {
  const scale = name.toLocaleLowerCase();
  return rows.map(({ on, at, means: [mean] }) => {
    const values = { date: groupName(on, by), name: scale };
    if (mean == null) return { on: at, text: t("trends.stop-empty", values) };
    const key = by === "day" ? "trends.stop" : "trends.stop-mean";
    return { on: at, text: t(key, { ...values, value: formatNumber(mean) }) };
  });
}

/** Return the day, week or month that begins on `on`, in words. */
export function groupName(on: Day, by: Grouping): string {
  if (by === "month") return formatDate(utc(on), "month", "UTC");
  if (by === "week") return t("trends.week-of", { date: formatDate(utc(on), "day", "UTC") });
  return formatDate(utc(on), "weekday", "UTC");
}
