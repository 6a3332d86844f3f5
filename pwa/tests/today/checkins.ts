import type { CheckIn } from "../../src/checkins/model";

/** A check-in at noon in Amsterdam, `daysAgo` before `now`. */
export function checkin(now: Date, daysAgo: number, responses: Record<string, number>, instrument = "daily"): CheckIn {
  const at = new Date(now.getTime() - daysAgo * 86_400_000);
  return {
    id: `${instrument}-${daysAgo}`,
    revision: 0,
    completed_at: at.toISOString(),
    time_zone: "Europe/Amsterdam",
    administrations: [{ instrument, version: 1, responses }],
    tags: [],
    note: null,
    state: "stored",
  };
}
