/** What was measured with each instrument: as backend/welnu/reports/measured.py. */
import type { Instrument } from "../instruments/instrument";
import { band, category, counted, type Definition, type Scale, score, scoreRange, scores } from "../scoring/index.ts";
import { change } from "../trends/change.ts";
import { type Day, daily, isoDay } from "../trends/series.ts";
import type { Placed } from "./days";
import type { Choice, Find, InstrumentSummary, Result, ScaleChange, Series } from "./model";

const WHOLE = "total"; // the scale of all items
const A_DAY = 1; // recall period, in days, of an instrument of which one answer says too little to compare two

type Answered = { on: Day; responses: Record<string, number>; instrument: Instrument };

/** One scale in time, its limits, and the days on which it has a score, as they are written. */
type Line = { scale: Scale; range: [number, number]; points: [on: string, score: number][] };

/** Return a part for each chosen instrument that was answered in a version known here, in the order chosen. */
export function instruments(within: readonly Placed[], choice: Choice, find: Find): InstrumentSummary[] {
  const byId = new Map<string, Answered[]>();
  for (const { on, administrations } of within) {
    for (const { instrument: id, version, responses } of administrations) {
      const instrument = find(id, version);
      if (!instrument) continue;
      const known = byId.get(id);
      if (known) known.push({ on, responses, instrument });
      else byId.set(id, [{ on, responses, instrument }]);
    }
  }
  return [...new Set(choice.instruments)].flatMap((id) => {
    const answered = byId.get(id);
    return answered ? [instrumentPart(id, answered, choice)] : [];
  });
}

/** Return what is told of one instrument; answered: oldest first, each with the version it was answered in. */
function instrumentPart(id: string, answered: readonly Answered[], { scope }: Choice): InstrumentSummary {
  const newest = answered.reduce(
    (best, { instrument }) => (instrument.version > best.version ? instrument : best),
    answered[0]!.instrument,
  );
  const lines = linesOf(answered);
  const found: InstrumentSummary = { instrument: id, version: newest.version };
  if (scope.includes("summary")) {
    found.times = answered.length;
    found.last = result(answered.at(-1)!);
    found.change = newest.recall_period_days > A_DAY ? changes(lines) : null;
  }
  if (scope.includes("trend")) found.series = lines.map(series);
  return found;
}

/** Return the scores of one administration; a score is null where too few items were answered. */
function result({ on, responses, instrument }: Answered): Result {
  const given = counted(instrument, responses);
  const scales = told(instrument).map((scale) => {
    const [value, [minimum, maximum]] = [score(instrument, scale, given), scoreRange(instrument, scale)];
    const reached = value === null || scale.bands === null ? null : band(scale.bands.ranges, value);
    return { scale: scale.id, score: value, minimum, maximum, band: reached };
  });
  return { on: isoDay(on), scales, category: category(instrument, responses) };
}

/** Return the scales to tell of, that of all items first; another one of all items would say the same once more. */
function told({ scales }: Definition): readonly Scale[] {
  const whole = scales.find(({ id }) => id === WHOLE);
  return whole ? [whole, ...scales.filter(({ items }) => items.length !== whole.items.length)] : scales;
}

/** Return each scale in time, every version scored by its own rules; limits are those of the newest version. */
function linesOf(answered: readonly Answered[]): Line[] {
  const versions = new Map(answered.map(({ instrument }) => [instrument.version, instrument]));
  const scales = new Map<string, [Instrument, Scale]>();
  for (const [, instrument] of [...versions].sort(([one], [other]) => one - other)) {
    for (const scale of told(instrument)) scales.set(scale.id, [instrument, scale]);
  }
  const days = answered.map(({ on, responses, instrument }) => ({ on, scores: scores(instrument, responses) }));
  const written = new Map(days.map(({ on }) => [on, isoDay(on)])); // once for all scales
  return [...scales.values()].map(([instrument, scale]) => {
    const points = daily(days.map(({ on, scores }) => [on, scores[scale.id] ?? null] as const));
    return {
      scale,
      range: scoreRange(instrument, scale),
      points: points.map(({ on, mean }) => [written.get(on)!, mean]),
    };
  });
}

/** Return for each scale how its last day differs from its first; null where no scale has two. */
function changes(lines: readonly Line[]): ScaleChange[] | null {
  const found = lines.filter(({ points }) => points.length > 1).map(changeOf);
  return found.length > 0 ? found : null;
}

function changeOf({ scale, points }: Line): ScaleChange {
  const [[began, before], [ended, after]] = [points[0]!, points.at(-1)!];
  const found = change(before, after, scale.reference);
  return {
    scale: scale.id,
    first: { on: began, score: before },
    last: { on: ended, score: after },
    points: after - before,
    beyond_error: found === null ? null : found !== "same",
  };
}

function series({ scale, range: [minimum, maximum], points }: Line): Series {
  return { scale: scale.id, minimum, maximum, points };
}
