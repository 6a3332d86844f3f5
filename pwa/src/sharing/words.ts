/** What is open, in words. */
import type { ComponentChildren } from "preact";
import { lowerFirst } from "../checkins/wording";
import { formatDate, rich, t } from "../i18n";
import { list } from "../i18n/list";
import type { Scope } from "../reports/model";
import { nameOfInstrument } from "../reports/wording";
import type { Opened } from "./model";

/** "je samenvatting en je verloop" */
export const what = (scope: readonly Scope[]): string => list(scope.map((one) => t(`sharing.what.${one}`)));

/** A day, with its year where that is another. iso: a day of the calendar. */
export const dayIn = (iso: string, now = new Date()): string =>
  formatDate(iso, iso.startsWith(String(now.getFullYear())) ? "day" : "date", "UTC");

/** From when on: so many months back, a day, or all of it. */
export function sinceWords(since: number | string | null): string {
  if (since === null) return t("sharing.since-all");
  return typeof since === "number"
    ? t("sharing.since-months", { n: since })
    : t("sharing.since-day", { day: dayIn(since) });
}

/** Until when: so many months ahead. */
export const untilWords = (months: number): string =>
  months === 0 ? t("sharing.today") : t("sharing.until-months", { n: months });

/** What someone sees, from when on, and until when: one sentence or two. */
export const seen = ({ scope, data_from, opens_on, until_on }: Opened): ComponentChildren =>
  rich("sharing.sees", {
    what: what(scope),
    whole: data_from ? "no" : "yes",
    since: data_from ? dayIn(data_from) : "",
    notes: scope.includes("notes") ? "yes" : "no",
    later: opens_on ? "yes" : "no",
    opens: opens_on ? dayIn(opens_on) : "",
    until: dayIn(until_on),
  });

/** Of which questions, where it holds any. */
export const questions = ({ instruments }: Pick<Opened, "instruments">): string =>
  list(instruments.map((id) => lowerFirst(nameOfInstrument(id))));

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("");
}
