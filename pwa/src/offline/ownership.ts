/** Whose rows are whose on a phone that more than one person may use. */
import { type Database, of } from "./db";
import { refusedPart } from "./merge";

/** Give everything unsent of `from` to `to`, in one go: nothing is lost half-way, and nothing is there twice. */
export async function handOver(db: Database, from: string, to: string): Promise<void> {
  const tx = db.transaction(["outbox", "drafts"], "readwrite", { durability: "strict" });
  const outbox = tx.objectStore("outbox");
  for (const row of await outbox.getAll(of(from))) {
    outbox.put({ ...row, owner: to });
    outbox.delete([from, row.id]);
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
  const rows = (await db.getAll("outbox", of(owner))).filter(({ entry }) => entry.want === "keep");
  const refused = rows.filter((row) => refusedPart(row.id, row)).length;
  return { waiting: rows.length - refused, refused };
}
