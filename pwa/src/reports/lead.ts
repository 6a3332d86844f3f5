/** What a summary says in a few sentences: made from its figures, and never more than they can bear. */
import { lowerFirst } from "../checkins/wording";
import { type Key, t, type Values } from "../i18n";
import { isoDay } from "../trends/series";
import { standing, type Word } from "../trends/usual";
import { DAILY, dailyLines, LARGE, type Line, lastDay, WHOLE } from "./drawn";
import type { InstrumentSummary, ScaleChange, Summary } from "./model";
import { day, listed, nameOfInstrument, upperFirst } from "./wording";

export type Sentence = [key: Key, values: Values];

const STALE_AFTER = 7; // days: then the last week is no longer now

/** Return the sentences of the head: how the days stand, then how the questionnaires changed, as far as that can be told. */
export function lead(summary: Summary): Sentence[] {
  const others = (summary.instruments ?? []).filter(isComparable);
  return [...dailySentences(summary), ...others.map(changeSentence).filter((each) => each !== null)];
}

/** Of other questionnaires the head tells what is known to be more, or no more, than measurement error. */
const isComparable = ({ instrument, change }: InstrumentSummary): boolean =>
  instrument === LARGE || (instrument !== DAILY && !!change?.some(({ beyond_error }) => beyond_error !== null));

/** Return it as plain text: the name of a chart for who does not see it. */
export const spoken = (sentences: readonly Sentence[]): string =>
  sentences.map(([key, values]) => t(key, values)).join(" ");

/** Return where the daily scales stand against the person's own pattern. */
export function dailySentences(summary: Summary): Sentence[] {
  const lines = dailyLines(summary).filter(({ days }) => days.length > 0);
  if (lines.length === 0) return [];
  const last = Math.max(...lines.map(({ days }) => days.at(-1)!.on));
  if (lastDay(summary) - last > STALE_AFTER) {
    return [["reports.last-was", { date: day(isoDay(last), summary.period.to) }]];
  }
  const words = ["above", "below"] as const;
  const said = words.map((word) => outside(summary, lines, word)).filter((each) => each !== null);
  const usual = standingAs(lines, "usual");
  if (usual.length === 0) return said.length > 0 ? said : [["reports.not-known-yet", {}]];
  const rest: Sentence = said.length > 0 ? ["reports.rest-usual", {}] : ["reports.all-usual", {}];
  const all = said.length === 0 && usual.length < lines.length ? named("reports.some-usual", usual) : rest;
  return [...said, all];
}

function outside(summary: Summary, lines: readonly Line[], word: "above" | "below"): Sentence | null {
  const found = standingAs(lines, word);
  if (found.length === 0) return null;
  const since = Math.max(...found.map(({ days }) => standing(days)!.since)); // since then all of them
  const [key, values] = named(`reports.stands-${word}`, found);
  return [key, { ...values, ...roughly(lastDay(summary) - since) }];
}

const standingAs = (lines: readonly Line[], word: Word) => lines.filter(({ days }) => standing(days)?.word === word);

function named(key: Key, lines: readonly Line[]): Sentence {
  const names = upperFirst(listed(lines.map(({ name }) => lowerFirst(name))));
  return [key, { names, count: lines.length }];
}

/** Return for how long, as roughly as people say it. */
function roughly(days: number): Values {
  const since = days < 2 ? "short" : days < 7 ? "days" : days < 14 ? "week" : "weeks";
  return { since, weeks: Math.floor(days / 7) };
}

/** Return how the whole of a questionnaire changed since the first of the period, in its own terms. */
export function changeSentence({ instrument, times, last, change }: InstrumentSummary): Sentence | null {
  const name = nameOfInstrument(instrument);
  const whole = change?.find(({ scale }) => scale === WHOLE);
  const maximum = last?.scales.find(({ scale }) => scale === WHOLE)?.maximum;
  if (whole && maximum !== undefined) return differs(name, whole, maximum);
  const score = last?.scales.find(({ scale }) => scale === WHOLE)?.score;
  if (times !== 1 || !last || score == null || maximum === undefined) return null;
  return ["reports.once", { name, date: day(last.on), score, maximum }];
}

function differs(name: string, { first, last, points, beyond_error }: ScaleChange, maximum: number): Sentence {
  const dates = { before: day(first.on, last.on), date: day(last.on, last.on) };
  const values = { name, ...dates, was: first.score, score: last.score, maximum };
  if (beyond_error === null) return ["reports.then-and-now", values];
  if (!beyond_error) return ["reports.change-same", values];
  return [points > 0 ? "reports.change-more" : "reports.change-less", values];
}
