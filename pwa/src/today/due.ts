/** Which of the longer questionnaires it is time for. */
import type { CheckIn } from "../checkins/model";
import { lastOf } from "./days";

/** How often each asks again (its own recall period) and how long it is; the longest first. */
export const PERIODIC = [
  { id: "wellbeing-14", items: 14, everyDays: 28 },
  { id: "weekly", items: 5, everyDays: 7 },
] as const;

const SECONDS_AN_ITEM = 13; // 14 items in three minutes (DESIGN §1)

/** Return the questionnaire whose period has passed since it was last completed, or null. */
export function due(checkins: readonly CheckIn[], now: Date): (typeof PERIODIC)[number] | null {
  const daysSince = (id: string) => {
    const last = lastOf(checkins, id);
    return last === null ? Number.POSITIVE_INFINITY : (now.getTime() - Date.parse(last.completed_at)) / 86_400_000;
  };
  return PERIODIC.find(({ id, everyDays }) => daysSince(id) >= everyDays) ?? null;
}

export function minutesLeft(items: number): number {
  return Math.max(1, Math.round((items * SECONDS_AN_ITEM) / 60));
}
