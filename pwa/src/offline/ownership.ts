/** Whose rows are whose on a phone that more than one person may use. */
import { type Database, of } from "./db";
import type { Entry } from "./merge";
import { everything, takeDown } from "./shelf";

/** Give everything unsent of `from` to `to`, in one go: nothing is lost half-way, and nothing is there twice. */
export async function handOver(db: Database, from: string, to: string): Promise<void> {
  const tx = db.transaction(["outbox", "drafts"], "readwrite", { durability: "strict" });
  const outbox = tx.objectStore("outbox");
  const entries = await everything<Entry>(outbox, from);
  const ids = entries.map(([id]) => id);
  const theirs = await takeDown<"outbox">(outbox, to, ids);
  for (const [id, entry] of entries) theirs.set(id, theirs.get(id) ?? entry);
  theirs.putBack();
  outbox.delete(of(from));
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
  const tx = db.transaction(["checkins", "outbox", "drafts", "settings"], "readwrite", { durability: "strict" });
  tx.objectStore("checkins").delete(of(owner));
  tx.objectStore("settings").delete(`cursor:${owner}`);
  if (unsent) {
    tx.objectStore("outbox").delete(of(owner));
    tx.objectStore("drafts").delete(of(owner));
  }
  await tx.done;
}

export type Unsent = { waiting: number; refused: number };

/** Count what `owner` wrote that only this phone has. */
export async function unsent(db: Database, owner: string): Promise<Unsent> {
  const entries = await everything<Entry>(db.transaction("outbox").store, owner);
  const written = entries.flatMap(([, entry]) => (entry.want === "keep" ? [entry] : []));
  const refused = written.filter(({ refusal }) => refusal).length;
  return { waiting: written.length - refused, refused };
}
