/** The records of whoever uses this phone now, as signals over the database. */
import { batch, computed, signal } from "@preact/signals";
import { CHECKINS } from "../checkins/kind";
import { UPTAKES } from "../interventions/uptake";
import { type Database, database, PHONE } from "./db";
import type { Kind } from "./kind";
import { type Item, live, refusedPart, type Shown } from "./merge";
import { type Items, type Records, records } from "./records";
import { listen, tell } from "./tabs";

/** Why something could not be kept on this phone; `error` is the key of a sentence. */
export class PhoneFault extends Error {
  constructor(readonly error: "offline.full" | "offline.unavailable") {
    super(error);
  }
}

/** A person's id, or PHONE without an account. */
export const owner = signal(PHONE);

export type Kept<C> = ReturnType<typeof keep<C>>;

/** One kind of record of whoever is here. */
function keep<C>(kind: Kind<C>) {
  const items = signal<Items<C>>(new Map());

  function inOrder(part: (id: string, item: Item<C>) => Shown<C> | undefined): Shown<C>[] {
    const found: Shown<C>[] = [];
    for (const [id, item] of items.value) {
      const one = part(id, item);
      if (one) found.push(one);
    }
    return found.sort((one, other) => (kind.moment(one) < kind.moment(other) ? -1 : 1));
  }

  function show(changed: Items<C>): void {
    const next = new Map(items.value);
    for (const [id, item] of changed) {
      if (item.stored || item.entry) next.set(id, item);
      else next.delete(id);
    }
    items.value = next;
  }

  /** Return the records of whoever is here, kept in step with the signals of all tabs. */
  async function mine(): Promise<Records<C>> {
    const who = owner.value;
    return records(await reached(), who, kind, (changed) => {
      if (who === owner.value) show(changed);
      tell("records");
    });
  }

  const shown = computed(() => inOrder(live));

  return {
    items,
    /** All that count, newest last: stored ones, and those only on this phone. */
    live: shown,
    /** What the server did not take, kept until the person decides. */
    refused: computed(() => inOrder(refusedPart)),
    /** How many are only on this phone for now. */
    waiting: computed(() => shown.value.filter(({ state }) => state === "phone").length),
    mine,
    /** Read those of `who`; returns what shows them. */
    async read(db: Database, who: string): Promise<() => void> {
      const loaded = await records(db, who, kind).load();
      return () => {
        items.value = loaded;
      };
    },
    /** Let `decide` make a new item of the one called `id`; resolves when it is safely on this phone. */
    change: async (id: string, decide: (item: Item<C>) => Item<C>): Promise<Item<C>> =>
      guarded((await mine()).change(id, decide)),
  };
}

export const kept = { checkins: keep(CHECKINS), uptakes: keep(UPTAKES) };

/** Show the records of `who`, and nobody else's. */
export async function enter(who: string): Promise<void> {
  const db = await reached();
  const shows = await Promise.all([kept.checkins.read(db, who), kept.uptakes.read(db, who)]);
  batch(() => {
    owner.value = who;
    for (const show of shows) show();
  });
}

/** True since the disk of this phone was found full, until something could be kept again. */
export const isFull = signal(false);

/** Turn what a browser says when its disk is full into our own word for it. */
export async function guarded<Result>(work: Promise<Result>): Promise<Result> {
  try {
    const result = await work;
    isFull.value = false;
    return result;
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "QuotaExceededError") throw error;
    isFull.value = true;
    throw new PhoneFault("offline.full");
  }
}

async function reached(): Promise<Database> {
  return database().catch(() => {
    throw new PhoneFault("offline.unavailable");
  });
}

listen((news) => {
  if (news === "records") void enter(owner.value);
});
