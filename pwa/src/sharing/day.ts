import { account } from "../accounts/store";
import { momentOf } from "../reminders/zone";
import { type Day, dayOf, localDay } from "../trends/series";

/** Return today where the server thinks that the person lives. */
export const today = (): Day => localDay(new Date(), zone());

/** Return the moment at which a day begins there. */
export const beginningOf = (day: string): string => new Date(momentOf(dayOf(day), 0, zone())).toISOString();

function zone(): string {
  const who = account.value;
  return who.mode === "account" ? who.person.time_zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
}
