import type { Intervention } from "./intervention";

/** Why nobody can take part, or only who is paid to. */
export type Bar = "not_offered_now" | "abroad" | "institution" | "professionals";

const NOT_FOR_PERSONS = ["institution", "professionals"] as const;

/** What to say of it: of an organisation, that it is one. */
export const barredAs = (entry: Intervention, bar: Bar): Bar | "organisation" =>
  entry.kind === "organisation" && bar === "institution" ? "organisation" : bar;

/** Return what keeps a person out of an intervention; null when they can take part, be it through someone else. */
export function barOf({ for: { who }, availability: { status }, access: { how } }: Intervention): Bar | null {
  if (status === "not_offered_now" || status === "abroad") return status;
  if (who === "institution" || who === "professionals") return who;
  const isForPersons = how.some((each) => each !== "institution" && each !== "professionals");
  return isForPersons ? null : (NOT_FOR_PERSONS.find((each) => how.includes(each)) ?? null);
}
