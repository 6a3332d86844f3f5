import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { formatDate, t } from "../i18n";
import { type Day, dayOf, isoDay } from "../trends/series";
import { Chip } from "../ui";
import { todayHere } from "./beginning";
import { Choosing } from "./choosing";
import { Line } from "./fields";
import type { Schedule } from "./model";
import { LATEST_DAYS, SOONEST_DAYS, SUGGESTED_DAYS } from "./review";

interface DayProps {
  schedule: Schedule;
  onChoose: (day: Day) => void;
}

/** When to look back: in a few weeks, or on a day of one's own. */
export function ReviewDay({ schedule, onChoose }: DayProps) {
  const [isOpen, setOpen] = useState(false);
  const ahead = dayOf(schedule.starts_on) - todayHere(new Date());
  return (
    <section class="part">
      <h2 class="label">{t("reminders.review-when")}</h2>
      <div class="chips">
        {SUGGESTED_DAYS.map((days) => (
          <Chip key={days} pressed={ahead === days} onToggle={() => onChoose(todayHere(new Date()) + days)}>
            {t("reminders.in-weeks", { n: days / 7 })}
          </Chip>
        ))}
        <Chip pressed={!SUGGESTED_DAYS.includes(ahead)} onToggle={() => setOpen(true)}>
          {t("reminders.other-day")}
        </Chip>
      </div>
      {isOpen && <DayDialog schedule={schedule} onChoose={onChoose} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** A day of one's own. */
export function DayDialog({ schedule, onChoose, onClose }: DayProps & { onClose: () => void }) {
  const today = todayHere(new Date());
  const [first, last] = [isoDay(today + SOONEST_DAYS), isoDay(today + LATEST_DAYS)];
  const [chosen, setChosen] = useState(schedule.starts_on);
  const [fault, setFault] = useState<string>();
  const choose = () => {
    if (chosen !== schedule.starts_on && !(first <= chosen && chosen <= last)) {
      return setFault(t("reminders.review-range", { first: told(first), last: told(last) }));
    }
    onChoose(dayOf(chosen));
    onClose();
  };
  return (
    <Choosing title={t("reminders.review-when")} onChoose={choose} onClose={onClose}>
      <Line label={t("reminders.review-day")} type="date" min={first} max={last} value={chosen} onInput={setChosen} />
      <Fault>{fault}</Fault>
    </Choosing>
  );
}

const told = (day: string) => formatDate(day, "date", "UTC");
