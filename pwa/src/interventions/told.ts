import { formatDate, t } from "../i18n";
import type { Contents } from "./uptake";

/** Return where someone is with an intervention, in a sentence or two. */
export function told({ status, started_on, ended_on, helped }: Contents): string {
  if (status === "saved") return t("interventions.is-saved");
  if (status === "trying") {
    const since = t("interventions.is-trying", { date: day(started_on) });
    return helped === null ? since : `${since} ${t("interventions.is-helping", { helped })}`;
  }
  const done = t("interventions.is-done", { date: day(ended_on) });
  return helped === null ? done : `${done} ${t("interventions.is-helped", { helped })}`;
}

const day = (date: string | null) => (date ? formatDate(date, "date", "UTC") : "");
