/** What was answered on which day, and what it scores. */
import type { CheckIn } from "../checkins/model";
import type { Instrument } from "../instruments";
import { type Scale, scores } from "../scoring";
import { type Day, daily, dayOfCheckIn, type Point } from "./series";

/** One administration of an instrument, on the person's own day. */
export type Answer = {
  on: Day;
  checkin: CheckIn;
  responses: Record<string, number>;
  scores: Record<string, number | null>;
};

/** Finds an instrument in the version that was answered. */
export type Find = (id: string, version: number) => Instrument | undefined;

/** Return the administrations of instrument `id`, oldest first; of a version not known here there is no score. */
export function answersOf(checkins: readonly CheckIn[], id: string, find: Find): Answer[] {
  const found = checkins.flatMap((checkin) =>
    checkin.administrations
      .filter(({ instrument }) => instrument === id)
      .map(({ version, responses }) => {
        const definition = find(id, version);
        return {
          on: dayOfCheckIn(checkin),
          checkin,
          responses,
          scores: definition ? scores(definition, responses) : {},
        };
      }),
  );
  return found.sort((a, b) => a.on - b.on || a.checkin.completed_at.localeCompare(b.checkin.completed_at));
}

/** Return the points of one scale, a day each. */
export function pointsOf(answers: readonly Answer[], { id }: Pick<Scale, "id">): Point[] {
  return daily(answers.map(({ on, scores }) => [on, scores[id] ?? null] as const));
}
