/** What the server did not take, of every kind: what it says, and what the person can do with it. */
import { dismiss, retry } from "../checkins/store";
import { formatDate } from "../i18n";
import { nameOf } from "../interventions/name";
import { told as whereWith } from "../interventions/told";
import { dismiss as dismissUptake, retry as retryUptake } from "../interventions/uptakes";
import { EXISTS } from "../offline/merge";
import { type Kept, kept } from "../offline/store";
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

type Verbs = Record<"retry" | "dismiss", (id: string) => Promise<void>>;

/** Return all that the server refused. */
export const clashes = (): Clash[] => [
  ...clashesOf(kept.checkins, told, ({ completed_at, time_zone }) => formatDate(completed_at, "moment", time_zone), {
    retry,
    dismiss,
  }),
  ...clashesOf(kept.uptakes, whereWith, ({ intervention }) => nameOf(intervention), {
    retry: retryUptake,
    dismiss: dismissUptake,
  }),
];

function clashesOf<C extends { note: string | null }>(
  { live, refused }: Kept<C>,
  says: (one: C) => string,
  title: (one: C) => string,
  { retry, dismiss }: Verbs,
): Clash[] {
  const version = (of: C) => ({ text: says(of), note: of.note });
  return refused.value.map((one) => {
    const { id, refusal } = one;
    const error = refusal?.error ?? "";
    const other = error.endsWith(EXISTS) ? live.value.find((each) => each.id === id) : undefined;
    return {
      id,
      title: title(one),
      error,
      mine: version(one),
      other: other && version(other),
      retry: () => retry(id),
      dismiss: () => dismiss(id),
    };
  });
}
