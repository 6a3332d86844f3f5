/** The age of a child, kept on this phone alone, and only when a parent asked for it. */
import { dropSetting, keepSetting, setting } from "../offline/db";
import { owner } from "../offline/store";

type Kept = { months: number; on: string };

const MONTH_MS = 30.4375 * 86_400_000;
const YEAR = 12;

const key = () => `child:${owner.value}`; // taken off the phone with everything else: offline/ownership.ts

/** Return the child's age today in months, as far as it is known: in whole years from two years on; null if nothing is kept. */
export async function remembered(now: Date): Promise<number | null> {
  const kept = await setting<Kept>(key()).catch(() => undefined);
  if (!kept) return null;
  const months = kept.months + Math.floor((now.getTime() - Date.parse(kept.on)) / MONTH_MS);
  return months < 2 * YEAR ? months : Math.min(17, Math.floor(months / YEAR)) * YEAR;
}

export const rememberChild = (months: number, now: Date): Promise<void> =>
  keepSetting(key(), { months, on: now.toISOString() } satisfies Kept);

export const forgetChild = (): Promise<void> => dropSetting(key());
