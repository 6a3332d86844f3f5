/** Which part of a series is shown, how finely, and with what around it. */
import type { Drawing, Edge, Span } from "../charts/frame";
import { type Day, type Gap, type Grouping, gaps, grouped, movingMean, type Point, start } from "./series";
import { usualRange } from "./usual";

export type Reach = "weeks" | "months" | "all";

export const REACHES: readonly Reach[] = ["weeks", "months", "all"];

const WEEKS = 28; // days
const MONTHS = 91; // days
const DAYS_UP_TO = 120; // days; in a longer time a point is a week
const WEEKS_UP_TO = 1100; // days; from three years on a point is a month
const STEPS: Record<Grouping, number> = { day: 1, week: 7, month: 31 };
const BAND_EVERY: Record<Grouping, number> = { day: 7, week: 14, month: 28 }; // days: smooth, for a range of eight weeks

/** Return the days to show: up to today, from the first answer at most, and never less than four weeks. */
export function spanOf(reach: Reach, first: Day | undefined, today: Day): Span {
  const back = { weeks: WEEKS, months: MONTHS, all: Number.POSITIVE_INFINITY }[reach];
  const earliest = Math.min(first ?? today, today - WEEKS + 1);
  return { first: Math.max(earliest, today - back + 1), last: today };
}

/** Return what one point stands for in a span of this length. */
export function groupingOf({ first, last }: Span): Grouping {
  if (last - first <= DAYS_UP_TO) return "day";
  return last - first <= WEEKS_UP_TO ? "week" : "month";
}

/** Return the drawing of a series of days; the mean of a week or month lies in its middle. */
export function drawingOf(days: readonly Point[], span: Span, range: readonly [number, number]): Drawing {
  const by = groupingOf(span);
  const shown = within(days, span);
  const means = grouped(shown, by).map((point) => ({ ...point, on: placeOf(point.on, by, span) }));
  return {
    span,
    range,
    line: by === "day" ? within(movingMean(days), span) : means,
    step: STEPS[by],
    days: by === "day" ? shown : [],
    band: bandOf(days, span),
    gaps: missing(shown, by, span),
  };
}

/** Return one range for several small drawings: what they show, in whole points, and half of what can be at least. */
export function sharedRange(drawings: readonly Drawing[]): [number, number] {
  const [low, high] = drawings[0]?.range ?? [0, 1];
  const shown = drawings.flatMap(({ line, band = [] }) => [
    ...line.map(({ mean }) => mean),
    ...band.flat().flatMap((edge) => [edge.low, edge.high]),
  ]);
  const [least, most] = [Math.floor(Math.min(high, ...shown)), Math.ceil(Math.max(low, ...shown))];
  const missing = Math.max(0, (high - low) / 2 - (most - least)) / 2;
  return [Math.max(low, least - missing), Math.min(high, most + missing)];
}

/** Return the usual range as it was every week, or less often in a long time, counted back from the last answer. */
export function bandOf(days: readonly Point[], span: Span): Edge[][] {
  const every = BAND_EVERY[groupingOf(span)];
  const end = Math.min(span.last, days.at(-1)?.on ?? span.first);
  const found: Edge[][] = [[]];
  for (let back = end; back > span.first - every; back -= every) {
    const on = Math.max(back, span.first);
    const usual = usualRange(days, on);
    if (usual) found.at(-1)!.unshift({ on, ...usual });
    else if (found.at(-1)!.length > 0) found.push([]);
  }
  return found.filter((piece) => piece.length > 1);
}

/** One line of a table, one stop in a chart: the means of several scales in one day, week or month. */
export type Row = { on: Day; at: Day; means: (number | null)[]; days: number };

/** Return a row for every group in which any of the scales was answered, oldest first. */
export function rowsOf(series: readonly (readonly Point[])[], span: Span): Row[] {
  const by = groupingOf(span);
  const rows = new Map<Day, Row>();
  series.forEach((days, index) => {
    for (const { on, mean, n } of grouped(within(days, span), by)) {
      const row = rows.get(on) ?? { on, at: placeOf(on, by, span), means: series.map(() => null), days: 0 };
      row.means[index] = mean;
      row.days = Math.max(row.days, by === "day" ? 1 : n);
      rows.set(on, row);
    }
  });
  return [...rows.values()].sort((a, b) => a.on - b.on);
}

/** Return the times without answers, also the one that lasts until today. */
function missing(days: readonly Point[], by: Grouping, { last }: Span): Gap[] {
  const parts = grouped(days, by);
  const [step, latest] = [STEPS[by], parts.at(-1)];
  const found = gaps(parts, step);
  return latest && last - latest.on >= 2 * step ? [...found, { first: latest.on + step, last }] : found;
}

/** Return where a day, week or month is drawn: in the middle of the part of it that lies in the span. */
function placeOf(on: Day, by: Grouping, { first, last }: Span): Day {
  if (by === "day") return on;
  const end = start(on + STEPS[by], by) - 1;
  return (Math.max(on, first) + Math.min(end, last)) / 2;
}

function within(days: readonly Point[], { first, last }: Span): Point[] {
  return days.filter(({ on }) => on >= first && on <= last);
}
