/** What is open to whom, as the server tells it. */
import type { Scope } from "../reports/model";

/** confirmed: the operator checked who this is; else it is what they say themselves. */
export type Practitioner = {
  name: string;
  organisation: string;
  profession: string;
  registration: string | null;
  confirmed: boolean;
};

/**
 * What is opened. called: how the practitioner knows the person; data_from null: everything; until_on: the last day;
 * opens_on: the first day, where it is not to be open at once.
 */
export type Opened = {
  called: string;
  scope: Scope[];
  instruments: string[];
  data_from: string | null;
  until_on: string;
  opens_on?: string | undefined;
  note: string | null;
};

export type GrantState = "future" | "open" | "closed" | "expired" | "ended";

export type Grant = Opened & {
  id: string;
  practitioner: Practitioner;
  opens_at: string;
  expires_at: string;
  created_at: string;
  closed_at: string | null;
  state: GrantState;
};

/** A code for in the room, or a link to send: by it one practitioner makes themselves known. */
export type By = "code" | "link";

/** What to pass on: told this once. */
export type Invitation = { id: string; by: By; code?: string; url?: string; expires_at: string };

export type Introduction = {
  id: string;
  by: By;
  state: "waiting" | "taken" | "expired";
  expires_at: string;
  practitioner: Practitioner | null;
};

/** Someone who looked, or tried to. */
export type Look = {
  at: string;
  name: string;
  organisation: string;
  kind: string;
  outcome: string;
  grant: string;
};

export const isLive = ({ state }: Grant): boolean => state === "open" || state === "future";
