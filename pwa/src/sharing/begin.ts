/** Where choosing begins: anew, with a code that was made, or with what was open before. */
import { account } from "../accounts/store";
import { kept } from "../offline/store";
import * as server from "./asking";
import type { Grant, Invitation } from "./model";
import { NEW, type Opening, openingOf } from "./opening";
import { answeredIn, firstWish, type Wish, wishOf } from "./wish";

/** name: by which it is kept. invitation: its code. again: what was open before, to the same practitioner. */
export type Beginning = { name: string; wish: Wish; invitation?: Invitation; again?: Grant };

type Asked = { of?: string; again?: string };

/** Return where to begin, or the code of an error. */
export async function begin({ of, again }: Asked): Promise<Beginning | string> {
  const asked = await server.grants();
  if (again) {
    if (!asked.ok) return asked.error;
    const before = asked.gain.grants.find(({ id }) => id === again);
    return before ? continued(`${NEW} ${again}`, { wish: wishOf(before) }, { again: before }) : "not_found";
  }
  const called = (asked.ok && asked.gain.grants[0]?.called) || ownName();
  return continued(of ?? NEW, { wish: firstWish(called, answeredIn(kept.checkins.live.value)) }, {});
}

async function continued(name: string, first: Opening, more: { again?: Grant }): Promise<Beginning> {
  return { ...first, ...(await openingOf(name).catch(() => undefined)), ...more, name };
}

/** The name by which the app greets, if any: a start, which can be changed before it goes anywhere. */
const ownName = (): string => (account.value.mode === "none" ? "" : (account.value.profile.name ?? ""));
