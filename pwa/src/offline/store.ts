/** The check-ins of whoever uses this phone now, as signals over the database. */
import { batch, signal } from "@preact/signals";
import { type Database, database, PHONE } from "./db";
import type { Item } from "./merge";
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

export const items = signal<Items>(new Map());

/** Show the check-ins of `who`, and nobody else's. */
export async function enter(who: string): Promise<void> {
  const loaded = await records(await reached(), who).load();
  batch(() => {
    owner.value = who;
    items.value = loaded;
  });
}

/** Return the records of whoever is here, kept in step with the signals of all tabs. */
export async function mine(): Promise<Records> {
  const who = owner.value;
  return records(await reached(), who, (changed) => {
    if (who === owner.value) show(changed);
    tell("check-ins");
  });
}

/** Let `decide` make a new item of check-in `id`; resolves when it is safely on this phone. */
export async function change(id: string, decide: (item: Item) => Item): Promise<Item> {
  return guarded((await mine()).change(id, decide));
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

function show(changed: Items): void {
  const next = new Map(items.value);
  for (const [id, item] of changed) {
    if (item.stored || item.entry) next.set(id, item);
    else next.delete(id);
  }
  items.value = next;
}

listen((news) => {
  if (news === "check-ins") void enter(owner.value);
});
