/** What a practitioner's screens tell of. */
import type { Scope } from "../../reports/model";

/** What is left to do for someone who logs in. */
export type Step = "second" | "set_up" | "done";

export type Entered = { step: Step; codes?: string[] };

/** What a practitioner says of themselves. */
export type Details = { name: string; organisation: string; profession: string; registration: string | null };

/** A practitioner, to themselves. passkeys, codes_left: how many. */
export type Me = Details & {
  id: string;
  email: string;
  confirmed: boolean;
  has_password: boolean;
  has_totp: boolean;
  passkeys: number;
  codes_left: number;
};

/** Whether one still gets in, with both factors, once a passkey is removed. */
export const staysOpen = ({ passkeys, has_password, has_totp }: Me): boolean =>
  passkeys > 1 || (has_password && has_totp);

/** A browser in which one is logged in. whole: both factors were given there. */
export type Session = {
  id: string;
  current: boolean;
  whole: boolean;
  created_at: string;
  last_seen_at: string;
  device: string;
};

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
