import { type ReadonlySignal, signal } from "@preact/signals";
import type { Instrument } from "../instruments";
import { clearAnswered } from "../reminders/clearing";
import { draftFor, dropDraft, saveDraft } from "./draft";
import { openPositions } from "./flow";
import type { CheckIn, HalfWay } from "./model";
import { amend, record } from "./store";

type Responses = Record<string, number>;

/** A check-in while it is being filled in. Unless it amends one, every answer is kept on this phone at once. */
export interface Sitting {
  responses: ReadonlySignal<Responses>;
  tags: ReadonlySignal<string[]>;
  note: ReadonlySignal<string>;
  /** The question to begin or go on at. */
  position: number;
  /** Whoever leaves finds everything again; not so in an amendment, or in passing. */
  isKept: boolean;
  /** Where it leads when it is left, or when there is no result to show. */
  home: string;
  answer: (item: string, value: number) => void;
  /** Take an answer back: the item is skipped, it has no entry. */
  clear: (item: string) => void;
  toggleTag: (tag: string) => void;
  write: (note: string) => void;
  /** Keep the question that someone is at now. */
  reach: (position: number) => void;
  isEmpty: () => boolean;
  /**
   * Record or amend the check-in and return its id; null if there is nothing to record.
   * Rejects with a PhoneFault when this phone cannot keep it; all that was filled in is still here then.
   */
  finish: () => Promise<string | null>;
}

/** Begin a check-in, or go on where it was left half-way; or open one that is there to amend it. */
export async function begin(instrument: Instrument, amends?: CheckIn, now = new Date()): Promise<Sitting> {
  if (amends) return amending(instrument, amends);
  const start = await leftHalfWay(instrument, now);
  const started_at = start?.started_at ?? now.toISOString();
  return sitting(instrument, start, {
    isKept: true,
    home: "/",
    keep: (told) => void saveDraft(instrument.id, { ...told, started_at }).catch(() => {}), // finishing tells
    async finish(told) {
      const id = told === null ? null : (await record(contentsFrom(instrument, told))).id;
      await dropDraft(instrument.id);
      if (id) void clearAnswered(`/checkin/${instrument.id}`);
      return id;
    },
  });
}

function amending(instrument: Instrument, amends: CheckIn): Sitting {
  return sitting(instrument, contentsOf(instrument, amends), {
    isKept: false,
    home: "/",
    keep: () => {},
    async finish(told) {
      if (told === null) return amends.id;
      const { administrations, ...beside } = contentsFrom(instrument, told);
      const others = amends.administrations.filter((each) => each.instrument !== instrument.id);
      return (await amend(amends.id, { ...beside, administrations: [...others, ...administrations] })).id;
    },
  });
}

/** A sitting of which nothing is kept, not even half-way: what was answered is handed over, and leads to `home`. */
export function inPassing(instrument: Instrument, home: string, handOver: (responses: Responses) => void): Sitting {
  return sitting(instrument, undefined, {
    isKept: false,
    home,
    keep: () => {},
    async finish(told) {
      if (told) handOver(told.responses);
      return null;
    },
  });
}

type Told = Pick<HalfWay, "responses" | "tags" | "note" | "position">;

interface Purpose {
  isKept: boolean;
  home: string;
  keep: (told: Told) => void;
  /** Null: nothing was filled in. */
  finish: (told: Told | null) => Promise<string | null>;
}

function sitting(instrument: Instrument, start: HalfWay | undefined, { isKept, home, ...purpose }: Purpose): Sitting {
  const responses = signal(known(instrument, start?.responses ?? {}));
  const tags = signal(start?.tags ?? []);
  const note = signal(start?.note ?? "");
  let position = start?.position ?? 0;

  const told = (): Told => ({ responses: responses.value, tags: tags.value, note: note.value, position });
  const keep = () => purpose.keep(told());
  const isEmpty = () => Object.keys(responses.value).length + tags.value.length === 0 && note.value.trim() === "";

  return {
    responses,
    tags,
    note,
    position,
    isKept,
    home,
    isEmpty,
    answer(item, value) {
      responses.value = { ...responses.value, [item]: value };
      keep();
    },
    clear(item) {
      const { [item]: _, ...others } = responses.value;
      responses.value = others;
      keep();
    },
    toggleTag(tag) {
      tags.value = tags.value.includes(tag) ? tags.value.filter((each) => each !== tag) : [...tags.value, tag];
      keep();
    },
    write(text) {
      note.value = text;
      keep();
    },
    reach(at) {
      position = at;
      if (!isEmpty()) keep();
    },
    finish: () => purpose.finish(isEmpty() ? null : told()),
  };
}

/** What a check-in says when it is done. */
const contentsFrom = ({ id, version }: Instrument, { responses, tags, note }: Told) => ({
  administrations: [{ instrument: id, version, responses }],
  tags,
  note: note.trim() || null,
});

/** What was left half-way. Of an instrument about today, what was left on another day is about another day. */
async function leftHalfWay(instrument: Instrument, now: Date): Promise<HalfWay | undefined> {
  const draft = await draftFor(instrument.id).catch(() => undefined); // a phone that keeps nothing can still ask
  if (!draft || instrument.recall_period_days > 1) return draft;
  return new Date(draft.started_at).toDateString() === now.toDateString() ? draft : undefined;
}

/** What a check-in says now, opened at the first question that was left open. */
function contentsOf(instrument: Instrument, { administrations, tags, note, completed_at }: CheckIn): HalfWay {
  const responses = administrations.find((each) => each.instrument === instrument.id)?.responses ?? {};
  const ids = instrument.items.map(({ id }) => id);
  const position = openPositions(ids, responses)[0] ?? 0;
  return { responses, tags, note: note ?? "", position, started_at: completed_at };
}

/** Only answers to questions of this version. */
function known({ items }: Instrument, responses: Responses): Responses {
  return Object.fromEntries(Object.entries(responses).filter(([id]) => items.some((item) => item.id === id)));
}
