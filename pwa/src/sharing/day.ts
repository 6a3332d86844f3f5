import { account } from "../accounts/store";
import { type Day, localDay } from "../trends/series";

/** Return today where the server thinks that the person lives. */
export function today(): Day {
  const who = account.value;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return localDay(new Date(), who.mode === "account" ? who.person.time_zone : here);
}
