import { t } from "../i18n";
import { nameOf } from "../interventions/name";
import { PartTitle } from "./levels";
import type { Tried } from "./model";
import { day } from "./wording";

const PRINTED = 5; // as many as leave one page one page; the latest

/** What the person tries or tried, and how it helped, in their own figures and words. */
export function TriedPart({ uptakes, to }: { uptakes: readonly Tried[]; to: string }) {
  const latest = uptakes.toReversed();
  const more = latest.length - PRINTED;
  return (
    <section>
      <PartTitle>{t("reports.tried")}</PartTitle>
      {latest.length === 0 && <p class="small soft">{t("reports.tried-nothing")}</p>}
      <ul class="tried">
        {latest.map((each, place) => (
          <li key={`${each.intervention} ${each.started_on} ${place}`}>
            <b>{nameOf(each.intervention)}</b>
            {each.for_child && ` (${t("reports.for-child")})`}
            <span>{[when(each, to), helped(each)].filter(Boolean).join(". ")}</span>
            {each.note && <q>{each.note}</q>}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="micro soft not-printed">{t("reports.tried-more", { count: more })}</p>}
    </section>
  );
}

/** Return since when, and until when. */
export function when({ status, started_on, ended_on }: Tried, to: string): string {
  const [from, until] = [started_on && day(started_on, to), ended_on && day(ended_on, to)];
  if (status === "trying") return from ? t("reports.since", { from }) : t("reports.trying");
  if (from && until && from !== until) return t("reports.from-until", { from, until });
  return until ? t("reports.done-on", { until }) : t("reports.done");
}

/** Return how much it helped, as the person told; nothing where they did not. */
export function helped({ status, helped: score }: Tried): string {
  if (score === null) return "";
  return t(status === "trying" ? "reports.is-helping" : "reports.is-helped", { helped: score });
}
