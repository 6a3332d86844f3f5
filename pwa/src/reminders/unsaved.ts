/** What someone chose and did not save, or could not: it stays on this phone until it is saved or let go of. */
import { database, of } from "../offline/db";
import { guarded, owner } from "../offline/store";
import type { Wish } from "./model";

/** id: by which it will be saved, the same however often that is tried. */
export interface Unsaved {
  id: string;
  wish: Wish;
}

const PREFIX = "reminder ";
const key = (name: string): [string, string] => [owner.value, PREFIX + name];

/** name: the reminder's id, or what stands for it in the address while it has none. */
export const unsavedOf = async (name: string): Promise<Unsaved | undefined> =>
  (await (await database()).get("drafts", key(name))) as Unsaved | undefined;

export async function keepUnsaved(name: string, unsaved: Unsaved): Promise<void> {
  await guarded((await database()).put("drafts", unsaved, key(name)));
}

export async function dropUnsaved(name: string): Promise<void> {
  await (await database()).delete("drafts", key(name));
}

/** Return everything that is not saved, by name. */
export async function allUnsaved(): Promise<Map<string, Unsaved>> {
  const db = await database();
  const keys = (await db.getAllKeys("drafts", of(owner.value))).filter(([, name]) => name.startsWith(PREFIX));
  const found = keys.map(
    async (one) => [one[1].slice(PREFIX.length), (await db.get("drafts", one)) as Unsaved] as const,
  );
  return new Map(await Promise.all(found));
}
