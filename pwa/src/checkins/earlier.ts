import type { CheckIn } from "./model";

/** The same instrument in the same version, the time before. */
export interface Earlier {
  completed_at: string;
  responses: Record<string, number>;
}

/** The administration of `instrument` in `version` that came last before `checkin`, or null. */
export function timeBefore(
  checkins: readonly CheckIn[],
  checkin: CheckIn,
  instrument: string,
  version: number,
): Earlier | null {
  let found: Earlier | null = null;
  for (const { id, completed_at, administrations } of checkins) {
    if (id === checkin.id || completed_at >= checkin.completed_at) continue;
    if (found && completed_at < found.completed_at) continue;
    const same = administrations.find((each) => each.instrument === instrument && each.version === version);
    if (same) found = { completed_at, responses: same.responses };
  }
  return found;
}
