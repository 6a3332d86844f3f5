/** The practitioner's side, in one file: a phone that is a person's never fetches it. */
export { PractitionerScreens } from "./screens";
