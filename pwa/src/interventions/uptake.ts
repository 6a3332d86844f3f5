/** What a person does with an intervention, and how phones keep it in step. */
import { type Kind, moment } from "../offline/kind";
import type { Shown } from "../offline/merge";

export type Status = "saved" | "trying" | "done";

/** Days are dates of the person's own calendar, "2026-11-21". */
export type Contents = {
  intervention: string; // also one that only an older or a newer version of the app knows
  status: Status;
  started_on: string | null;
  ended_on: string | null;
  helped: number | null; // 0 not at all … 10 very much
  note: string | null;
  for_child: boolean;
  changed_at: string; // UTC, with milliseconds and a Z
};

export type Uptake = Shown<Contents>;

const NOTHING = { started_on: null, ended_on: null, helped: null, note: null, for_child: false };

/** What one says; when it was written down makes no difference. */
const words = ({ changed_at: _, ...rest }: Contents) => JSON.stringify(rest);

export const UPTAKES: Kind<Contents> = {
  name: "uptake",
  known: "uptakes",
  outbox: "uptake-outbox",
  cursor: "uptakes-cursor",
  path: "/interventions/uptakes",
  list: "uptakes",
  told: (contents) => contents,
  contents,
  same: (one, other) => words(contents(one)!) === words(contents(other)!),
  moment: ({ changed_at }) => changed_at,
};

function contents(told: Record<string, unknown>): Contents | undefined {
  const { intervention, status, started_on, ended_on, helped, note, for_child } = { ...NOTHING, ...told } as Contents;
  const changed_at = moment(told.changed_at);
  if (!changed_at || !intervention || !status) return undefined;
  return { intervention, status, started_on, ended_on, helped, note, for_child, changed_at };
}
