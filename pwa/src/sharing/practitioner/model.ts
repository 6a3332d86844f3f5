/** What a practitioner's screens tell of. */
import type { Scope } from "../../reports/model";

/** What is left to do for someone who logs in. */
export type Step = "second" | "set_up" | "done";

export type Entered = { step: Step; codes?: string[] };

/** A practitioner, to themselves. */
export type Me = {
  name: string;
  organisation: string;
  profession: string;
  registration: string | null;
  confirmed: boolean;
};

/** What a practitioner says of themselves. */
export type Details = { name: string; organisation: string; profession: string; registration: string | null };

/** Whom an invitation is for; what the operator knows already. */
export type Invited = { email: string; options: PublicKeyCredentialCreationOptionsJSON } & {
  [Detail in keyof Details]: string | null;
};

/** Someone who has something open. */
export type Listed = {
  grant: string;
  called: string;
  scope: Scope[];
  until_on: string;
  last_on: string | null;
};

export type SortedBy = "name" | "last";

/** Return people by name, as the server gives them, or by their last check-in; nothing here ranks them otherwise. */
export function sorted(people: readonly Listed[], by: SortedBy): Listed[] {
  if (by === "name") return [...people];
  return people.toSorted((one, other) => (other.last_on ?? "").localeCompare(one.last_on ?? ""));
}
