/** What a summary holds of days and questionnaires, as charts and bars want it. */
import type { Drawing, Mark } from "../charts/frame";
import { instrument } from "../instruments";
import { triedIn } from "../trends/help";
import { type Day, dayOf, gaps, type Point } from "../trends/series";
import { drawingOf } from "../trends/view";
import type { InstrumentSummary, ScoredDay, Series, Summary } from "./model";
import { nameOfScale } from "./wording";

export const DAILY = "daily";
export const LARGE = "wellbeing-14"; // the questionnaire whose parts are drawn; of others the figures are told
export const WHOLE = "total"; // the scale of all items
const SHORTEST = 3; // recall periods: so that one answer does not fill the chart
const LEAST = 28; // days; a shorter time is drawn as wide

/** One scale in time: its name, its days, and how they are drawn. */
export type Line = { scale: string; name: string; days: Point[]; drawing: Drawing };

/** One scale as a bar: where it stands, and where it stood the time before. */
export type Bar = {
  scale: string;
  name: string;
  minimum: number;
  maximum: number;
  now: number | null;
  before: ScoredDay | null;
};

export const partOf = ({ instruments }: Summary, id: string): InstrumentSummary | undefined =>
  instruments?.find(({ instrument }) => instrument === id);

/** Return the last day that a summary is about. */
export const lastDay = ({ period }: Summary): Day => dayOf(period.to);

/** Return the lines of the daily check-in, mood first; none where the summary has no trend. */
export function dailyLines(summary: Summary): Line[] {
  const part = partOf(summary, DAILY);
  const last = lastDay(summary);
  const first = Math.min(dayOf(summary.period.from ?? summary.period.to), last - LEAST + 1);
  return (part?.series ?? []).map((series) => {
    const days = pointsOf(series);
    const drawing = drawingOf(days, { first, last }, [series.minimum, series.maximum]);
    return { scale: series.scale, name: nameOfScale(DAILY, part!.version, series.scale), days, drawing };
  });
}

/** Return the line of all items of a questionnaire that is answered now and then; undefined without a trend. */
export function wholeLine(summary: Summary, { instrument: id, version, series }: InstrumentSummary): Line | undefined {
  const found = series?.find(({ scale }) => scale === WHOLE) ?? series?.[0];
  if (!found || found.points.length < 2) return undefined;
  const [days, last] = [pointsOf(found), lastDay(summary)];
  const step = Math.max(1, instrument(id, version)?.recall_period_days ?? 1);
  const first = Math.min(dayOf(summary.period.from ?? summary.period.to), days[0]!.on, last - SHORTEST * step);
  const range = [found.minimum, found.maximum] as const;
  const drawing = { span: { first, last }, range, line: days, step, gaps: gaps(days, step), rings: 3 };
  return { scale: found.scale, name: nameOfScale(id, version, found.scale), days, drawing };
}

/** Return a bar for each scale of the last administration. */
export function barsOf(part: InstrumentSummary): Bar[] {
  return (part.last?.scales ?? lastOf(part)).map(({ scale, score, minimum, maximum }) => ({
    ...{ scale, minimum, maximum },
    name: nameOfScale(part.instrument, part.version, scale),
    now: score,
    before: timeBefore(part, scale),
  }));
}

/** Return the day of the last administration, as far as the summary tells it. */
export function lastOn({ last, series }: InstrumentSummary): string | undefined {
  const days = (series ?? []).flatMap(({ points }) => points.at(-1)?.[0] ?? []);
  return last?.on ?? days.sort().at(-1);
}

/** Return what was begun in the time that is told of, as marks in a chart. */
export const marksOf = (summary: Summary, span: Drawing["span"], name: (id: string) => string): Mark[] =>
  triedIn(summary.uptakes ?? [], span, name);

/** Return the scores of the last day in the series: what a trend alone tells. */
function lastOf(part: InstrumentSummary) {
  const on = lastOn(part);
  return (part.series ?? []).map(({ scale, minimum, maximum, points }) => {
    const [day, score] = points.at(-1) ?? [];
    return { scale, minimum, maximum, score: day === on && score !== undefined ? score : null };
  });
}

/** Return the time before the last: from the series; where there is none, the first of the period. */
function timeBefore({ series, change }: InstrumentSummary, scale: string): ScoredDay | null {
  const points = series?.find((each) => each.scale === scale)?.points;
  if (points) {
    const [on, score] = points.at(-2) ?? [];
    return on !== undefined && score !== undefined ? { on, score } : null;
  }
  return change?.find((each) => each.scale === scale)?.first ?? null;
}

const pointsOf = ({ points }: Series): Point[] => points.map(([on, mean]) => ({ on: dayOf(on), mean, n: 1 }));
