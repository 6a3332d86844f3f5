import { t } from "../i18n";
import { ANY_PHASE, type Facet } from "./filters";
import { Named } from "./words";

const PARTS = { phase: "phases", need: "needs", form: "form", setting: "setting", evidence: "evidence" } as const;

/** Return the name of a value that one can filter by. */
export const nameOf = (facet: Facet, value: string): string =>
  facet === "phase" && value === ANY_PHASE ? t("interventions.any-phase") : Named(PARTS[facet], value);
