/** Check-ins half-way: kept on this phone after every answer, so that killing the app loses nothing. */
import { ready } from "../accounts/store";
import { database, putAtOnce } from "../offline/db";
import { guarded, owner } from "../offline/store";
import type { HalfWay } from "./model";

/** Return what was left half-way of an instrument, if anything. */
export async function draftFor(instrument: string): Promise<HalfWay | undefined> {
  await ready;
  return (await (await database()).get("drafts", [owner.value, instrument])) as HalfWay | undefined;
}

export async function saveDraft(instrument: string, draft: HalfWay): Promise<void> {
  await guarded(putAtOnce(await database(), "drafts", draft, [owner.value, instrument]));
}

/** Forget it: the check-in was completed, or the person starts over. */
export async function dropDraft(instrument: string): Promise<void> {
  await (await database()).delete("drafts", [owner.value, instrument]);
}
