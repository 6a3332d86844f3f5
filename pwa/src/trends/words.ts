/** What a series says, in one sentence or word: warm, concrete, and never more than the numbers can bear. */
import { formatDate, formatNumber, t } from "../i18n";
import type { Scale } from "../scoring";
import { change } from "./change";
import { type Day, type Point, utc } from "./series";
import { type Standing, standing } from "./usual";

const STALE_AFTER = 7; // days: then the last week is no longer now
const SLIGHT = 1 / 10; // of the range of a scale: less beyond the usual is "a little"

/** Return where someone stands on a daily scale, and since when; the <b> part is what matters. */
export function dailySentence(scale: string, days: readonly Point[], today: Day): [key: SentenceKey, values: Values] {
  const last = days.at(-1);
  if (!last) return ["trends.never", {}];
  if (today - last.on > STALE_AFTER)
    return ["trends.last-was", { scale, date: formatDate(utc(last.on), "day", "UTC") }];
  const found = standing(days);
  if (!found) return ["trends.not-known-yet", { scale }];
  return [`trends.stands-${found.word}`, { scale, ...since(today - found.since) }];
}

/** Return in a word how a daily scale stands: about its level, for high is not always good. */
export function dailyWord(days: readonly Point[], [low, high]: readonly [number, number]): string {
  const found = standing(days);
  if (!found) return t(days.length ? "trends.word-unknown" : "trends.word-none");
  if (found.word === "usual") return t("trends.word-usual");
  const slight = beyond(found) < SLIGHT * (high - low);
  return t(`trends.word-${slight ? "slightly-" : ""}${found.word === "above" ? "higher" : "lower"}`);
}

/** Return what two administrations say of each other. */
export function changeSentence(
  points: readonly Point[],
  scale: Scale,
  [, most]: readonly [number, number],
): [key: SentenceKey, values: Values] {
  const [before, now] = [points.at(-2), points.at(-1)];
  if (!now) return ["trends.never", {}];
  const values = { date: formatDate(utc(before?.on ?? now.on), "day", "UTC") };
  if (!before) return ["trends.first-time", values];
  const found = change(before.mean, now.mean, scale.reference);
  if (found) return [`trends.change-${found}`, values];
  const [was, is] = [formatNumber(before.mean), formatNumber(now.mean)];
  return ["trends.then-and-now", { ...values, before: was, now: is, most }];
}

/** Return in a word how a scale differs from the time before; it describes, and claims nothing. */
export function changeWord(points: readonly Point[], [low, high]: readonly [number, number]): string {
  const [before, now] = [points.at(-2), points.at(-1)];
  if (!now) return t("trends.word-none");
  if (!before) return t("trends.word-first");
  const difference = (now.mean - before.mean) / (high - low);
  if (Math.abs(difference) < SLIGHT) return t("trends.word-same");
  return t(difference > 0 ? "trends.word-higher" : "trends.word-lower");
}

type Values = Record<string, string | number>;
type SentenceKey =
  | "trends.last-was"
  | "trends.not-known-yet"
  | `trends.stands-${Standing["word"]}`
  | "trends.never"
  | "trends.first-time"
  | "trends.then-and-now"
  | `trends.change-${"more" | "same" | "less"}`;

/** Return for how long, as roughly as people say it. */
function since(days: number): Values {
  const rough = days < 2 ? "short" : days < 7 ? "days" : days < 14 ? "week" : "weeks";
  return { since: rough, weeks: Math.floor(days / 7) };
}

function beyond({ mean, usual }: Standing): number {
  return Math.max(usual.low - mean, mean - usual.high);
}
