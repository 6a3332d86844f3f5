/** Decides what becomes of one check-in on this phone, whatever happens to it here or on the server.
 *
 * `stored` is what the server said last, `entry` what was written here since and is not acknowledged yet. Three rules hold throughout:
 * the phone only replaces a revision that it has seen, so no one's words are overwritten unread; deleting beats everything; and what the
 * server does not take stays, refused, until the person decides.
 */
import type { CheckIn, Contents, Refusal } from "../checkins/model";

export type Stored = Contents & { id: string; revision: number; clock_skew_seconds?: number };
export type Gone = { id: string; deleted_at: string };
export type Known = Stored | Gone;

/** To be kept: the contents, the revision they ask for, and everything sent under that revision whose answer may be lost. */
export type Keep = { want: "keep"; revision: number; contents: Contents; tried: Contents[]; refusal?: Refusal };
export type Entry = Keep | { want: "delete" };
export type Item = { stored?: Known; entry?: Entry };

export type Reply =
  | { kind: "stored"; stored: Stored }
  | { kind: "deleted"; gone: Gone }
  | { kind: "refused"; refusal: Refusal };

export const EXISTS = "checkin.exists";
export const DELETED = "checkin.deleted";

export const isGone = (known: Known | undefined): known is Gone => known !== undefined && "deleted_at" in known;

/** Return the item after the person wrote `contents`: new, amended, or amended again before the last amendment was sent. */
export function written(item: Item, contents: Contents): Item {
  const { stored, entry } = item;
  if (isGone(stored) || entry?.want === "delete") return item;
  const rebase = entry === undefined || (stored !== undefined && stored.revision >= entry.revision); // read what it clashes with
  return {
    ...item,
    entry: { want: "keep", contents, revision: rebase ? next(item) : entry.revision, tried: rebase ? [] : entry.tried },
  };
}

/** Return the item after the person deleted it. What the server never can have seen is simply gone. */
export function removed(item: Item): Item {
  const { stored, entry } = item;
  if (isGone(stored)) return { stored };
  const seen = stored !== undefined || entry?.want === "delete" || (entry && entry.tried.length > 0);
  return seen ? { ...item, entry: { want: "delete" } } : {};
}

/** Return the item as it is kept just before it is sent: whatever happens to the answer, this was tried. */
export function sending(item: Item): Item {
  const { entry } = item;
  if (entry?.want !== "keep" || entry.tried.some((tried) => same(tried, entry.contents))) return item;
  return { ...item, entry: { ...entry, tried: [...entry.tried, entry.contents] } };
}

/** Return the item after the server's answer to `sent`, which the person may have changed since. */
export function answered(item: Item, sent: Entry, reply: Reply): Item {
  if (reply.kind === "stored") return pulled(acknowledged(item, sent, reply.stored), reply.stored);
  if (reply.kind === "deleted") return pulled(item, reply.gone);
  const { entry } = item;
  if (entry?.want !== "keep" || sent.want !== "keep" || !same(entry.contents, sent.contents)) return item;
  const kept: Item = { ...item, entry: refused(entry, reply.refusal) };
  return kept.stored ? pulled(kept, kept.stored) : kept; // what it clashes with may have been pulled already
}

/** The server took what was sent, even where it writes it its own way: from here on its words are ours. */
function acknowledged(item: Item, sent: Entry, stored: Stored): Item {
  const { entry } = item;
  if (entry?.want !== "keep" || sent.want !== "keep") return item;
  const contents = same(entry.contents, sent.contents) ? stored : entry.contents;
  return { ...item, entry: { ...entry, contents, tried: [...entry.tried, stored] } };
}

/** Return the item after the server told what it holds, in any order and any number of times. */
export function pulled(item: Item, known: Known): Item {
  const stored = newest(item.stored, known);
  const entry = item.entry && reconciled(item.entry, stored);
  return entry ? { stored, entry } : { stored };
}

/** Return what is left to send once `stored` is known. */
function reconciled(entry: Entry, stored: Known): Entry | undefined {
  if (isGone(stored))
    return entry.want === "delete" ? undefined : refused(entry, { error: DELETED, message: "deleted elsewhere" });
  if (entry.want === "delete" || stored.revision < entry.revision) return entry;
  if (same(stored, entry.contents) || superseded(entry)) return undefined;
  if (entry.tried.some((tried) => same(tried, stored)))
    return { want: "keep", contents: entry.contents, revision: stored.revision + 1, tried: [] };
  return refused(entry, { error: EXISTS, message: "changed elsewhere" });
}

/** The id is ours alone: if the server has it at all, it once took the only contents that were ever sent; someone then amended those. */
const superseded = (entry: Keep) =>
  entry.revision === 0 && entry.tried.length === 1 && entry.tried.every((tried) => same(tried, entry.contents));

/** Return the item to be sent once more: as it is, or above the revision it clashed with. */
export function retried(item: Item): Item {
  if (item.entry?.want !== "keep" || !item.entry.refusal) return item;
  return written(item, item.entry.contents);
}

/** Return the item without what the server refused: the person let go of it. */
export function dismissed(item: Item): Item {
  if (item.entry?.want !== "keep" || !item.entry.refusal) return item;
  return item.stored ? { stored: item.stored } : {};
}

/** To be sent, now or when there is a network. */
export const isPending = ({ entry }: Item) => entry !== undefined && (entry.want === "delete" || !entry.refusal);

/** Return the check-in as the person sees it among the others; undefined if it is deleted, or wanted so. */
export function live(id: string, { stored, entry }: Item): CheckIn | undefined {
  if (entry?.want === "delete" || isGone(stored)) return undefined;
  if (entry && !(entry.refusal && stored)) return shown(id, entry);
  return stored && { ...stored, state: "stored" };
}

/** Return what the server refused of this check-in. */
export const refusedPart = (id: string, { entry }: Item): CheckIn | undefined =>
  entry?.want === "keep" && entry.refusal ? shown(id, entry) : undefined;

const shown = (id: string, { contents, revision, refusal }: Keep): CheckIn =>
  refusal ? { ...contents, id, revision, state: "refused", refusal } : { ...contents, id, revision, state: "phone" };

const refused = (entry: Keep, refusal: Refusal): Keep => ({
  ...entry,
  refusal: entry.refusal?.error === refusal.error ? entry.refusal : refusal,
});

const next = ({ stored }: Item) => (stored && !isGone(stored) ? stored.revision + 1 : 0);

function newest(old: Known | undefined, known: Known): Known {
  if (old === undefined || isGone(known)) return known;
  return isGone(old) || old.revision > known.revision ? old : known;
}

/** Contents are the same if they say the same, in whatever order a database put the instruments and JSON the keys. */
export const same = (one: Contents, other: Contents) => fingerprint(one) === fingerprint(other);

function fingerprint({ completed_at, time_zone, administrations, tags, note }: Contents): string {
  const told = administrations.map(({ instrument, version, responses }) => [
    instrument,
    version,
    byName(Object.entries(responses)),
  ]);
  return JSON.stringify([completed_at, time_zone, byName(told), tags, note]);
}

const byName = (rows: unknown[][]) => rows.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
