/**
 * The one-page summary of a record, in figures; words come from the screens.
 *
 * The same rules stand in backend/welnu/reports/summary.py; both are tested on tests/cases/reports/ and on
 * made-up records.
 */
import type { Instrument } from "../instruments/instrument";
import { band, category, counted, type Definition, type Scale, score, scoreRange, scores } from "../scoring/index.ts";
import { change } from "../trends/change.ts";
import { corrected, type Day, daily, dayOf, isoDay, localDay } from "../trends/series.ts";
import {
  type Answers,
  type Choice,
  type Find,
  type InstrumentSummary,
  type Note,
  type Opening,
  type PersonalRecord,
  type Result,
  SCOPES,
  type ScaleChange,
  type Scope,
  type Series,
  type Summary,
  type Tried,
} from "./model.ts";

const VERSION = 1; // of the shape of a summary
const WHOLE = "total"; // the scale of all items
const A_DAY = 1; // recall period, in days, of an instrument of which one answer says too little to compare two
const MEASURED: readonly Scope[] = ["summary", "trend", "answers"];
const NOBODY_ELSE: Opening = { open_until: null, called: null, note: null };

type CheckIn = PersonalRecord["checkins"][number];
type Uptake = PersonalRecord["uptakes"][number];

/** A check-in on the person's own day, with those of its administrations that were chosen. */
type Placed = { on: Day; moment: number; checkin: CheckIn; administrations: CheckIn["administrations"] };
type Answered = { on: Day; responses: Record<string, number>; instrument: Instrument };
type Period = { first: Day | null; last: Day };

/** One scale in time, its limits, and the days on which it has a score, as they are written. */
type Line = { scale: Scale; range: [number, number]; points: [on: string, score: number][] };

/** Return what `choice` tells of `record`. Parts outside its scope are absent; nothing shows what the period leaves out. */
export function summary(
  record: PersonalRecord,
  choice: Choice,
  find: Find,
  now: Date,
  opening: Opening = NOBODY_ELSE,
): Summary {
  const has = (scope: Scope) => choice.scope.includes(scope);
  const all = placed(record, choice).filter(MEASURED.some(has) ? () => true : isNoted(has("notes")));
  const period = periodOf(choice, all, localDay(now, record.time_zone));
  const within = all.filter(({ on }) => holds(period, on));
  const found: Summary = {
    version: VERSION,
    made_at: `${now.toISOString().slice(0, 19)}Z`,
    period: { from: iso(period.first), to: isoDay(period.last) },
    ...opening,
    scope: SCOPES.filter(has),
  };
  if (has("summary") || has("trend")) found.instruments = instruments(within, choice, find);
  if (has("summary")) {
    found.life_phase = record.life_phase;
    found.checkins = counts(within, period);
  }
  if (has("answers")) found.answers = within.flatMap(answers);
  if (has("notes")) found.notes = within.flatMap(noteOf);
  if (has("uptakes")) found.uptakes = uptakes(record, period, has("notes"));
  return found;
}

/** Without a scope that tells of answers, check-ins show by their notes alone, or not at all. */
const isNoted = (notes: boolean) => (each: Placed) => notes && each.checkin.note !== null;

/** Return the check-ins in which a chosen instrument was answered, oldest first by the right time. */
function placed({ checkins }: PersonalRecord, { instruments }: Choice): Placed[] {
  const found = checkins.flatMap((checkin) => {
    const administrations = checkin.administrations.filter(({ instrument }) => instruments.includes(instrument));
    if (administrations.length === 0) return [];
    administrations.sort((one, other) => compared(one.instrument, other.instrument));
    const moment = corrected(checkin.completed_at, checkin.clock_skew_seconds);
    return [{ on: localDay(moment, checkin.time_zone), moment: moment.getTime(), checkin, administrations }];
  });
  return found.sort((one, other) => one.moment - other.moment || compared(one.checkin.id, other.checkin.id));
}

/** Return the days that were chosen, but none that are still to come; a check-in made further east stretches "now". */
function periodOf({ from, to }: Choice, all: readonly Placed[], today: Day): Period {
  const days = all.map(({ on }) => on);
  const now = days.reduce((latest, on) => Math.max(latest, on), today);
  const begun = days.length > 0 ? days.reduce((earliest, on) => Math.min(earliest, on)) : null;
  return { first: from === null ? begun : dayOf(from), last: to === null ? now : Math.min(dayOf(to), now) };
}

const holds = ({ first, last }: Period, on: Day) => (first === null || first <= on) && on <= last;

function counts(within: readonly Placed[], { first, last }: Period) {
  const days = new Set(within.map(({ on }) => on)).size;
  return { count: within.length, days, of_days: first === null ? 0 : Math.max(0, last - first + 1) };
}

/** Return a part for each chosen instrument that was answered in a version known here, in the order chosen. */
function instruments(within: readonly Placed[], choice: Choice, find: Find): InstrumentSummary[] {
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

const answers = ({ on, checkin, administrations }: Placed): Answers[] =>
  administrations.map(({ instrument, version, responses }) => ({
    on: isoDay(on),
    instrument,
    version,
    responses,
    tags: checkin.tags,
  }));

const noteOf = ({ on, checkin: { note } }: Placed): Note[] => (note ? [{ on: isoDay(on), note }] : []);

/** Return what was tried in the period, the first begun first. What was only saved for later was not tried. */
function uptakes(record: PersonalRecord, period: Period, withNotes: boolean): Tried[] {
  const tried = record.uptakes.filter((each) => each.status !== "saved" && isWithin(each, period, record.time_zone));
  const begun = ({ started_on, ended_on }: Uptake) => started_on ?? ended_on ?? "";
  tried.sort(
    (one, other) =>
      compared(begun(one), begun(other)) ||
      Date.parse(one.changed_at) - Date.parse(other.changed_at) ||
      compared(one.id, other.id),
  );
  return tried.map(({ intervention, status, started_on, ended_on, helped, for_child, note }) => ({
    ...{ intervention, status, started_on, ended_on, helped, for_child },
    ...(withNotes ? { note } : {}),
  }));
}

/** Whether it was tried on a day of the period; one that is done without a day is so since it was told. */
function isWithin(
  { status, started_on, ended_on, changed_at }: Uptake,
  { first, last }: Period,
  timeZone: string,
): boolean {
  const toldOn = status === "done" ? localDay(new Date(changed_at), timeZone) : Number.POSITIVE_INFINITY;
  const ended = ended_on === null ? toldOn : dayOf(ended_on);
  return (first === null || ended >= first) && (started_on === null || dayOf(started_on) <= last);
}

const compared = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const iso = (day: Day | null) => (day === null ? null : isoDay(day));
