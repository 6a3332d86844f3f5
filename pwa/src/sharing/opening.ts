/** What someone is about to open, kept on this phone: a link may be taken days later. */
import { drafts } from "../offline/drafts";
import type { Invitation } from "./model";
import type { Wish } from "./wish";

/** invitation: once a code or link was made; it can be shown again here, and nowhere else. */
export type Opening = { wish: Wish; invitation?: Invitation };

/** The name of the one for which no code was made yet; others go by the id of their invitation. */
export const NEW = "new";

const openings = drafts<Opening>("sharing");

export const { of: openingOf, all: allOpenings } = openings;

/** Keep it where this phone can; the screen has it anyway. */
export const keepOpening = (name: string, opening: Opening): Promise<void> =>
  openings.keep(name, opening).catch(() => {});

export const dropOpening = (name: string): Promise<void> => openings.drop(name).catch(() => {});

/** The code works no more: what was chosen and written is where one begins anew. */
export async function putBack(name: string, { wish }: Opening): Promise<void> {
  if (wish.note || !(await openingOf(NEW))) await keepOpening(NEW, { wish });
  await dropOpening(name);
}
