import { formatDate, t } from "../i18n";
import { nameOf } from "../interventions/name";
import { uptakes } from "../interventions/uptakes";
import { Row } from "../ui";
import type { Reminder, Wish } from "./model";
import { standing } from "./review";
import { sentence } from "./sentence";

interface OneProps {
  reminder: Reminder;
  isUnsaved: boolean;
}

/** What is set; the name of what someone tries comes from their phone, the server does not send it. */
export const OneReminder = ({ reminder, isUnsaved }: OneProps) => (
  <Row
    icon={reminder.kind === "review" ? "sprout" : "calendar-days"}
    title={called(reminder)}
    detail={isUnsaved ? t("reminders.unsaved-short") : stands(reminder)}
    href={`/me/reminders/${reminder.id}`}
  />
);

/** What was chosen on this phone, and is not set yet. */
export const NotSetYet = ({ name, wish }: { name: string; wish: Wish }) => (
  <Row icon="calendar-days" title={called(wish)} detail={t("reminders.unsaved-short")} href={`/me/reminders/${name}`} />
);

const about = ({ uptake_id }: Wish) => uptakes.value.find(({ id }) => id === uptake_id);

function called(wish: Wish): string {
  const uptake = about(wish);
  return uptake ? nameOf(uptake.intervention) : t(`reminders.kind.${wish.kind}`);
}

function stands(reminder: Reminder): string {
  if (reminder.kind !== "review") return sentence(reminder);
  const stands = standing(about(reminder), reminder.next.length > 0);
  if (stands === "over") return t("reminders.review-over-short");
  if (stands === "coming") return sentence({ ...reminder, only_if_not_done: false });
  return t("reminders.review-was", { day: formatDate(reminder.schedule.starts_on, "weekday", "UTC") });
}
