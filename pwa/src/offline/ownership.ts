/** Whose rows are whose on a phone that more than one person may use. */
import { CHECKINS } from "../checkins/kind";
import { UPTAKES } from "../interventions/uptake";
import { type Database, type OutboxStore, of } from "./db";
import type { Entry } from "./merge";
import { everything, takeDown } from "./shelf";

const KINDS = [CHECKINS, UPTAKES] as const;
const OUTBOXES = KINDS.map(({ outbox }) => outbox);

/** Give everything unsent of `from` to `to`, in one go: nothing is lost half-way, and nothing is there twice. */
export async function handOver(db: Database, from: string, to: string): Promise<void> {
  const tx = db.transaction([...OUTBOXES, "drafts"], "readwrite", { durability: "strict" });
  for (const name of OUTBOXES) {
    const outbox = tx.objectStore(name);
    const entries = await everything<unknown>(outbox, from);
    const theirs = await takeDown<unknown>(
      outbox,
      to,
      entries.map(([id]) => id),
    );
    for (const [id, entry] of entries) theirs.set(id, theirs.get(id) ?? entry);
    theirs.putBack();
    outbox.delete(of(from));
  }
  const drafts = tx.objectStore("drafts");
  for (const [, instrument] of await drafts.getAllKeys(of(from))) {
    const draft = await drafts.get([from, instrument]);
    if (draft && !(await drafts.getKey([to, instrument]))) drafts.put(draft, [to, instrument]);
    drafts.delete([from, instrument]);
  }
  await tx.done;
}

/** Take what `owner` has on the server off this phone; what was not sent stays, sealed, unless `unsent` goes too. */
export async function wipe(db: Database, owner: string, unsent: boolean): Promise<void> {
  const known = KINDS.map((kind) => kind.known);
  const tx = db.transaction([...known, ...OUTBOXES, "drafts", "settings"], "readwrite", { durability: "strict" });
  for (const name of known) tx.objectStore(name).delete(of(owner));
  for (const { cursor } of KINDS) tx.objectStore("settings").delete(`${cursor}:${owner}`);
  tx.objectStore("settings").delete(`child:${owner}`);
  if (unsent) {
    for (const name of OUTBOXES) tx.objectStore(name).delete(of(owner));
    tx.objectStore("drafts").delete(of(owner));
  }
  await tx.done;
}

/** How many of each kind. */
export type Count = { checkins: number; uptakes: number };

/** Count what `owner` wrote that only this phone has; `waiting` alone: without what the server refused. */
export async function unsent(db: Database, owner: string, { waiting = false } = {}): Promise<Count> {
  const count = async (outbox: OutboxStore) =>
    (await everything<Entry<unknown>>(db.transaction(outbox).store, owner)).filter(
      ([, entry]) => entry.want === "keep" && !(waiting && entry.refusal),
    ).length;
  return { checkins: await count(CHECKINS.outbox), uptakes: await count(UPTAKES.outbox) };
}
