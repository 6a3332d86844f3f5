import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../i18n";
import { LinkButton } from "../ui";
import type { Uptake } from "./uptakes";

/** Reminders are fetched when they are needed: without them, and without a network, Help goes on. */
const reminders = () => import("../reminders").catch(() => undefined);

/** A nudge on a later day, to look back at how it goes. */
export function RemindMe({ uptake: { id } }: { uptake: Uptake }) {
  const [day, setDay] = useState<string>();
  useEffect(() => void comingDay(id).then(setDay), [id]);
  return (
    <>
      {day && <p class="small">{t("interventions.reminded", { day: formatDate(day, "weekday", "UTC") })}</p>}
      <LinkButton kind="line" fit icon="calendar-days" href={`/me/reminders/${id}`}>
        {t(day ? "interventions.remind-change" : "interventions.remind")}
      </LinkButton>
    </>
  );
}

async function comingDay(uptake: string): Promise<string | undefined> {
  const review = await (await reminders())?.comingReview(uptake);
  return review?.schedule.starts_on;
}

/** Nobody needs to look back any more. */
export async function noMoreReview(uptake: string): Promise<void> {
  await (await reminders())?.dropReview(uptake);
}
