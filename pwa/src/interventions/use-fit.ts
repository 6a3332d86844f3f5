import { useMemo } from "preact/hooks";
import { catalogue } from "./catalogue";
import { choices } from "./choices";
import { CRISIS, match, type Offer } from "./matching";
import { profileOf } from "./starting";

/** Return how `id` fits what was chosen in Help; undefined if nothing was, or it does not. */
export function useFit(id: string): Offer | undefined {
  const chosen = choices.value;
  return useMemo(() => {
    const profile = profileOf(chosen);
    const needs = profile.needs.filter((need) => need !== CRISIS);
    return match({ ...profile, needs }, catalogue).offers.find(({ intervention }) => intervention.id === id);
  }, [id, chosen]);
}
