/** What someone chose and did not save, or could not: it stays on this phone until it is saved or let go of. */
import { drafts } from "../offline/drafts";
import type { Wish } from "./model";

/** id: by which it will be saved, the same however often that is tried. */
export interface Unsaved {
  id: string;
  wish: Wish;
}

/** By the reminder's id, or what stands for it in the address while it has none. */
export const { of: unsavedOf, keep: keepUnsaved, drop: dropUnsaved, all: allUnsaved } = drafts<Unsaved>("reminder");
