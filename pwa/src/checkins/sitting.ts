import { type ReadonlySignal, signal } from "@preact/signals";
import type { Instrument } from "../instruments";
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
  /** Whoever leaves finds everything again; not so in an amendment. */
  isKept: boolean;
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
  const start = amends ? contentsOf(instrument, amends) : await leftHalfWay(instrument, now);
  const responses = signal(known(instrument, start?.responses ?? {}));
  const tags = signal(start?.tags ?? []);
  const note = signal(start?.note ?? "");
  let position = start?.position ?? 0;

  const keep = () => {
    if (amends) return;
    const started_at = start?.started_at ?? now.toISOString();
    const halfWay = { responses: responses.value, tags: tags.value, note: note.value, position, started_at };
    saveDraft(instrument.id, halfWay).catch(() => {}); // finishing tells when this phone keeps nothing
  };
  const isEmpty = () => Object.keys(responses.value).length + tags.value.length === 0 && note.value.trim() === "";

  return {
    responses,
    tags,
    note,
    position,
    isKept: !amends,
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
    async finish() {
      if (isEmpty()) {
        if (!amends) await dropDraft(instrument.id);
        return amends?.id ?? null;
      }
      const administration = { instrument: instrument.id, version: instrument.version, responses: responses.value };
      const beside = { tags: tags.value, note: note.value.trim() || null };
      if (amends) {
        const others = amends.administrations.filter((each) => each.instrument !== instrument.id);
        return (await amend(amends.id, { ...beside, administrations: [...others, administration] })).id;
      }
      const { id } = await record({ ...beside, administrations: [administration] });
      await dropDraft(instrument.id);
      return id;
    },
  };
}

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
