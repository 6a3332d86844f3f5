/** Decides what becomes of one record on this phone, whatever happens to it here or on the server.
 *
 * `stored` is what the server said last, `entry` what was written here since and is not acknowledged yet. Three rules hold throughout:
 * the phone only replaces a revision that it has seen, so no one's words are overwritten unread; deleting beats everything; and what the
 * server does not take stays, refused, until the person decides.
 */
import type { Kind } from "./kind";

export type Stored<C> = C & { id: string; revision: number; clock_skew_seconds?: number };
export type Gone = { id: string; deleted_at: string };
export type Known<C> = Stored<C> | Gone;

/** Why the server did not take a record: its stable code, and its sentence for developers. */
export type Refusal = { error: string; message: string };

/** To be kept: the contents, the revision they ask for, and everything sent under that revision whose answer may be lost. */
export type Keep<C> = { want: "keep"; revision: number; contents: C; tried: C[]; refusal?: Refusal };
export type Entry<C> = Keep<C> | { want: "delete" };
export type Item<C> = { stored?: Known<C>; entry?: Entry<C> };

export type Reply<C> =
  | { kind: "stored"; stored: Stored<C> }
  | { kind: "deleted"; gone: Gone }
  | { kind: "refused"; refusal: Refusal };

/** "phone": only here so far; "stored": the server has it; "refused": the server said no, it is kept here. */
export type State = "phone" | "stored" | "refused";

/** A record as screens read it. */
export type Shown<C> = Stored<C> & { state: State; refusal?: Refusal };

/** How the codes end that say a record was changed elsewhere too, or deleted there: "checkin.exists". */
export const EXISTS = ".exists";
export const DELETED = ".deleted";

type Same<C> = Pick<Kind<C>, "same" | "name">;

export const isGone = <C>(known: Known<C> | undefined): known is Gone =>
  known !== undefined && "deleted_at" in (known as object);

/** Return the item after the person wrote `contents`: new, amended, or amended again before the last amendment was sent. */
export function written<C>(item: Item<C>, contents: C): Item<C> {
  const { stored, entry } = item;
  if (isGone(stored) || entry?.want === "delete") return item;
  const rebase = entry === undefined || (stored !== undefined && stored.revision >= entry.revision); // read what it clashes with
  return {
    ...item,
    entry: { want: "keep", contents, revision: rebase ? next(item) : entry.revision, tried: rebase ? [] : entry.tried },
  };
}

/** Return the item after the person deleted it. What the server never can have seen is simply gone. */
export function removed<C>(item: Item<C>): Item<C> {
  const { stored, entry } = item;
  if (isGone(stored)) return { stored };
  const seen = stored !== undefined || entry?.want === "delete" || (entry && entry.tried.length > 0);
  return seen ? { ...item, entry: { want: "delete" } } : {};
}

/** Return the item as it is kept just before it is sent: whatever happens to the answer, this was tried. */
export function sending<C>(item: Item<C>, { same }: Same<C>): Item<C> {
  const { entry } = item;
  if (entry?.want !== "keep" || entry.tried.some((tried) => same(tried, entry.contents))) return item;
  return { ...item, entry: { ...entry, tried: [...entry.tried, entry.contents] } };
}

/** Return the item after the server's answer to `sent`, which the person may have changed since. */
export function answered<C>(item: Item<C>, sent: Entry<C>, reply: Reply<C>, kind: Same<C>): Item<C> {
  if (reply.kind === "stored") return pulled(acknowledged(item, sent, reply.stored, kind), reply.stored, kind);
  if (reply.kind === "deleted") return pulled(item, reply.gone, kind);
  const { entry } = item;
  if (entry?.want !== "keep" || sent.want !== "keep" || !kind.same(entry.contents, sent.contents)) return item;
  const kept: Item<C> = { ...item, entry: refused(entry, reply.refusal) };
  return kept.stored ? pulled(kept, kept.stored, kind) : kept; // what it clashes with may have been pulled already
}

/** The server took what was sent, even where it writes it its own way: from here on its words are ours. */
function acknowledged<C>(item: Item<C>, sent: Entry<C>, stored: Stored<C>, { same }: Same<C>): Item<C> {
  const { entry } = item;
  if (entry?.want !== "keep" || sent.want !== "keep") return item;
  const contents = same(entry.contents, sent.contents) ? stored : entry.contents;
  return { ...item, entry: { ...entry, contents, tried: [...entry.tried, stored] } };
}

/** Return the item after the server told what it holds, in any order and any number of times. */
export function pulled<C>(item: Item<C>, known: Known<C>, kind: Same<C>): Item<C> {
  const stored = newest(item.stored, known);
  const entry = item.entry && reconciled(item.entry, stored, kind);
  return entry ? { stored, entry } : { stored };
}

/** Return what is left to send once `stored` is known. */
function reconciled<C>(entry: Entry<C>, stored: Known<C>, { same, name }: Same<C>): Entry<C> | undefined {
  if (isGone(stored))
    return entry.want === "delete"
      ? undefined
      : refused(entry, { error: name + DELETED, message: "deleted elsewhere" });
  if (entry.want === "delete" || stored.revision < entry.revision) return entry;
  if (same(stored, entry.contents) || superseded(entry, same)) return undefined;
  if (entry.tried.some((tried) => same(tried, stored)))
    return { want: "keep", contents: entry.contents, revision: stored.revision + 1, tried: [] };
  return refused(entry, { error: name + EXISTS, message: "changed elsewhere" });
}

/** The id is ours alone: if the server has it at all, it once took the only contents that were ever sent; someone then amended those. */
const superseded = <C>(entry: Keep<C>, same: Kind<C>["same"]) =>
  entry.revision === 0 && entry.tried.length === 1 && entry.tried.every((tried) => same(tried, entry.contents));

/** Return the item to be sent once more: as it is, or above the revision it clashed with. */
export function retried<C>(item: Item<C>): Item<C> {
  if (item.entry?.want !== "keep" || !item.entry.refusal) return item;
  return written(item, item.entry.contents);
}

/** Return the item without what the server refused: the person let go of it. */
export function dismissed<C>(item: Item<C>): Item<C> {
  if (item.entry?.want !== "keep" || !item.entry.refusal) return item;
  return item.stored ? { stored: item.stored } : {};
}

/** To be sent, now or when there is a network. */
export const isPending = ({ entry }: Item<unknown>) =>
  entry !== undefined && (entry.want === "delete" || !entry.refusal);

/** Return the record as the person sees it among the others; undefined if it is deleted, or wanted so. */
export function live<C>(id: string, { stored, entry }: Item<C>): Shown<C> | undefined {
  if (entry?.want === "delete" || isGone(stored)) return undefined;
  if (entry && !(entry.refusal && stored)) return shown(id, entry);
  return stored && { ...stored, state: "stored" };
}

/** Return what the server refused of this record. */
export const refusedPart = <C>(id: string, { entry }: Item<C>): Shown<C> | undefined =>
  entry?.want === "keep" && entry.refusal ? shown(id, entry) : undefined;

const shown = <C>(id: string, { contents, revision, refusal }: Keep<C>): Shown<C> =>
  refusal ? { ...contents, id, revision, state: "refused", refusal } : { ...contents, id, revision, state: "phone" };

const refused = <C>(entry: Keep<C>, refusal: Refusal): Keep<C> => ({
  ...entry,
  refusal: entry.refusal?.error === refusal.error ? entry.refusal : refusal,
});

const next = ({ stored }: Item<unknown>) => (stored && !isGone(stored) ? stored.revision + 1 : 0);

function newest<C>(old: Known<C> | undefined, known: Known<C>): Known<C> {
  if (old === undefined || isGone(known)) return known;
  return isGone(old) || old.revision > known.revision ? old : known;
}
