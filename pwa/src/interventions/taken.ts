/** What someone does with an intervention, as the screens read it. */
import { type Uptake, uptakes } from "./uptakes";

/** The latest that someone did with `intervention`; undefined if nothing. */
export const uptakeOf = (intervention: string): Uptake | undefined =>
  uptakes.value.findLast((each) => each.intervention === intervention);
