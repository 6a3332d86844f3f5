/** What someone tried, beside how it went: since when and until when. What it did is for them to say. */
import type { Mark, Span } from "../charts/frame";
import { formatDate, t } from "../i18n";
import { nameOf } from "../interventions/name";
import { type Uptake, uptakes } from "../interventions/uptakes";
import { type Day, dayOf, type Grouping, start, utc } from "./series";

/** What tells when something was tried. */
type Begun = Pick<Uptake, "intervention" | "started_on" | "ended_on"> & { status: string };

/** Return what was tried at some time in the span; an end that was not told is still to come. */
export function triedIn(all: readonly Begun[], span: Span, name: (id: string) => string): Mark[] {
  return all
    .flatMap(({ intervention, status, started_on, ended_on }) => {
      const first = started_on ?? ended_on;
      if (status === "saved" || first === null) return [];
      return [{ on: dayOf(first), until: ended_on === null ? null : dayOf(ended_on), name: name(intervention) }];
    })
    .filter(({ on, until }) => on <= span.last && (until ?? span.last) >= span.first);
}

/** The same, of whoever is here; a signal: what reads it is told when it changes. */
export const tried = (span: Span): Mark[] => triedIn(uptakes.value, span, nameOf);

/** Return it in sentences, the first begun first; days of another year say so. */
export const triedSentences = (marks: readonly Mark[], today: Day): string =>
  marks
    .toSorted((one, other) => one.on - other.on)
    .map((mark) => sentence(mark, today))
    .join(" ");

function sentence({ on, until, name }: Mark, today: Day): string {
  const values = { name, from: date(on, today) };
  if (until == null) return t("trends.help-trying", values);
  if (until === on) return t("trends.help-one-day", values);
  return t("trends.help-tried", { ...values, until: date(until, today) });
}

function date(day: Day, today: Day): string {
  const isThisYear = utc(day).getUTCFullYear() === utc(today).getUTCFullYear();
  return formatDate(utc(day), isThisYear ? "day" : "date", "UTC");
}

/** Return what began and ended in each day, week or month of the span. */
export function turnsOf(marks: readonly Mark[], by: Grouping, { first, last }: Span): Map<Day, string[]> {
  const found = new Map<Day, string[]>();
  const add = (on: Day, text: string) => {
    if (on < first || on > last) return;
    const group = start(on, by);
    found.set(group, [...(found.get(group) ?? []), text]);
  };
  for (const { on, until, name } of marks) {
    add(on, t("trends.help-began", { name }));
    if (until != null && until !== on) add(until, t("trends.help-ended", { name }));
  }
  return found;
}
