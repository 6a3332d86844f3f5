/** The crisis contacts: backend/welnu/safety/contacts/nl.yaml, built into the app so that they need no network. */
import data from "virtual:contacts";
import type { Language } from "../i18n";

type Words = Record<Language, string>;

/** danger: a life is at risk now · talk: thoughts of suicide · listen · doctor · young: under 18 · advice */
export type Role = "danger" | "talk" | "listen" | "doctor" | "young" | "advice";

export interface Contact {
  id: string;
  as: Role;
  name: Words;
  for_whom: Words;
  hours: Words;
  costs: Words;
  also?: Words;
  /** As people write it. */
  number?: string;
  link?: string;
  source: string;
}

export interface Contacts {
  country: string;
  /** ISO date on which every line was last compared with its sources. */
  checked_on: string;
  contacts: Contact[];
}

export const { contacts, checked_on: checkedOn } = data;

/** Return where a tap leads: the dialler, a chat in a page of its own, or nowhere. */
export function leadsTo({ number, link }: Contact): string | undefined {
  return number ? `tel:${number.replace(/[^\d]/g, "")}` : link;
}
