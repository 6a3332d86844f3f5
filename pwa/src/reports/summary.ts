/**
 * The one-page summary of a record, in figures; words come from the screens.
 *
 * The same rules stand in backend/welnu/reports/summary.py; both are tested on tests/cases/reports/ and on
 * made-up records.
 */
import { type Day, dayOf, isoDay, localDay } from "../trends/series.ts";
import { compared, holds, length, type Period, type Placed, periodOf, placed } from "./days.ts";
import { instruments } from "./measured.ts";
import {
  type Answers,
  type Choice,
  type Find,
  type Note,
  type Opening,
  type PersonalRecord,
  SCOPES,
  type Scope,
  type Summary,
  type Tried,
} from "./model.ts";

const VERSION = 1; // of the shape of a summary
const MEASURED: readonly Scope[] = ["summary", "trend", "answers"];
const NOBODY_ELSE: Opening = { open_until: null, called: null, note: null };

type Uptake = PersonalRecord["uptakes"][number];

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
    const days = new Set(within.map(({ on }) => on)).size;
    found.checkins = { count: within.length, days, of_days: length(period) };
  }
  if (has("answers")) found.answers = within.flatMap(answers);
  if (has("notes")) found.notes = within.flatMap(noteOf);
  if (has("uptakes")) found.uptakes = uptakes(record, period, has("notes"));
  return found;
}

/** Without a scope that tells of answers, check-ins show by their notes alone, or not at all. */
const isNoted = (notes: boolean) => (each: Placed) => notes && each.checkin.note !== null;

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

const iso = (day: Day | null) => (day === null ? null : isoDay(day));
