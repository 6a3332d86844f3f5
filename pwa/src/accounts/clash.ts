/** What the server did not take, of every kind: what it says, and what the person can do with it. */
import * as checkins from "../checkins/store";
import { formatDate } from "../i18n";
import { nameOf } from "../interventions/name";
import { told as whereWith } from "../interventions/told";
import * as uptakes from "../interventions/uptakes";
import type { Refusal } from "../offline/merge";
import { told } from "./told";

/** One of two versions: what was answered or chosen, and what was written. */
export type Version = { text: string; note: string | null };

export type Clash = {
  id: string;
  title: string;
  error: string;
  mine: Version;
  /** What the server has under the same id. */
  other: Version | undefined;
  retry: () => Promise<void>;
  dismiss: () => Promise<void>;
};

interface Verbs {
  retry: (id: string) => Promise<void>;
  dismiss: (id: string) => Promise<void>;
}

type Refused = { id: string; note: string | null; refusal?: Refusal };

/** Return all that the server refused. */
export const clashes = (): Clash[] => [
  ...checkins.refused.value.map((one) =>
    clash(one, formatDate(one.completed_at, "moment", one.time_zone), told, checkins.checkins.value, checkins),
  ),
  ...uptakes.refused.value.map((one) =>
    clash(one, nameOf(one.intervention), whereWith, uptakes.uptakes.value, uptakes),
  ),
];

function clash<One extends Refused>(
  one: One,
  title: string,
  says: (one: One) => string,
  all: readonly One[],
  { retry, dismiss }: Verbs,
): Clash {
  const { id, refusal } = one;
  const version = (of: One) => ({ text: says(of), note: of.note });
  const other = all.find((each) => each.id === id && each !== one && each.refusal === undefined);
  return {
    id,
    title,
    error: refusal?.error ?? "",
    mine: version(one),
    other: other && version(other),
    retry: () => retry(id),
    dismiss: () => dismiss(id),
  };
}
