/** How much there is of each kind of record. */
import { t } from "../i18n";
import type { Count } from "../offline/ownership";
import { kept } from "../offline/store";

export const NOTHING: Count = { checkins: 0, uptakes: 0 };

export const total = ({ checkins, uptakes }: Count) => checkins + uptakes;

/** Say how much, as "3 check-ins and 2 things under Help". */
export const counted = (count: Count): string =>
  t("accounts.counted", { ...count, both: count.checkins > 0 && count.uptakes > 0 ? "yes" : "no" });

/** What is only on this phone for now. */
export const waitingNow = (): Count => ({
  checkins: kept.checkins.waiting.value,
  uptakes: kept.uptakes.waiting.value,
});
