/** What a person does with interventions: what screens read, and what one can do with them. */
import { ready as accountReady, keepInStep } from "../accounts/store";
import { kept } from "../offline/store";
import { writing } from "../offline/writing";
import { type Contents, type Status, UPTAKES, type Uptake } from "./uptake";

export type { Status, Uptake };

/** Resolves when the uptakes on this phone have been read. */
export const ready: Promise<void> = accountReady;

/** `uptakes`: all that count, changed last at the end. `refused`: what the server did not take. */
export const { live: uptakes, refused } = kept.uptakes;

const { add, amend, ...verbs } = writing(kept.uptakes, UPTAKES, keepInStep);

export const { remove, retry, dismiss } = verbs;

type Changes = Partial<Omit<Contents, "intervention" | "changed_at">>;

/** Save an intervention for later; what is saved or being tried stays as it is. */
export async function save(intervention: string, forChild = false): Promise<Uptake> {
  return openOne(intervention) ?? add(inOrder(fresh(intervention, forChild), {}, new Date()));
}

/** The person is trying it, from today; what was tried before and done with stays beside it. */
export async function start(intervention: string, forChild = false): Promise<Uptake> {
  const known = openOne(intervention);
  if (known?.status === "trying") return known;
  const changes = { status: "trying", for_child: forChild } as const;
  return known ? change(known.id, changes) : add(inOrder(fresh(intervention, forChild), changes, new Date()));
}

/** The person is done with it, and may tell whether it helped; telling so later leaves the day on which it ended. */
export async function finish(id: string, { helped = null, note = null }: Partial<Contents> = {}): Promise<Uptake> {
  return change(id, { status: "done", helped, note: note?.trim() || null });
}

/** Change what an uptake says; one may go back from done to trying, and to saved. */
export async function change(id: string, changes: Changes): Promise<Uptake> {
  const known = refused.value.find((each) => each.id === id) ?? uptakes.value.find((each) => each.id === id);
  if (!known) throw new RangeError(`there is no uptake ${id}`);
  return amend(id, inOrder(known, changes, new Date()));
}

/** Return what is saved or being tried of an intervention, the latest first. */
const openOne = (intervention: string): Uptake | undefined =>
  uptakes.value.findLast((each) => each.intervention === intervention && each.status !== "done");

const fresh = (intervention: string, for_child: boolean): Contents => ({
  intervention,
  status: "saved",
  started_on: null,
  ended_on: null,
  helped: null,
  note: null,
  for_child,
  changed_at: "",
});

/** Return the contents after a change, with days that fit the status: none while saved, no end while trying. */
export function inOrder(old: Contents, changes: Changes, now: Date): Contents {
  const next = { ...old, ...changes, changed_at: now.toISOString() };
  if (next.status === "saved") return { ...next, started_on: null, ended_on: null };
  const today = dateOf(now);
  if (next.status === "trying") return { ...next, started_on: next.started_on ?? today, ended_on: null };
  const ended_on = next.ended_on ?? today;
  return { ...next, ended_on: next.started_on && next.started_on > ended_on ? next.started_on : ended_on };
}

/** Return the date that the person's calendar shows. */
function dateOf(now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
