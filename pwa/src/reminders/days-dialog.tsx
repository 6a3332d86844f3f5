import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { t } from "../i18n";
import { Chip } from "../ui";
import { Choosing } from "./choosing";
import { Choice, Line } from "./fields";
import { EVERY_DAY, type Schedule } from "./model";
import { capital, days, weekday } from "./sentence";

const WEEKS = [1, 2, 3, 4];
const MOST_DAYS = 366;
const USUAL_DAYS = 28;

type Days = Pick<Schedule, "weekdays" | "every_weeks" | "days_after">;

interface DaysProps {
  schedule: Schedule;
  /** Whether it may count from the last check-in: only where the server knows of it. */
  counts: boolean;
  onChoose: (days: Days) => void;
  onClose: () => void;
}

/** On which days, and how often. */
export function DaysDialog({ schedule, counts, onChoose, onClose }: DaysProps) {
  const [chosen, setChosen] = useState<Days>(schedule);
  const [after, setAfter] = useState(String(schedule.days_after ?? USUAL_DAYS)); // as it is typed
  const [fault, setFault] = useState<string>();
  const { weekdays, every_weeks, days_after } = chosen;
  const often = [
    ...[...new Set([...WEEKS, every_weeks])].map((n) => ({ value: String(n), label: oftenWord(n) })),
    ...(counts ? [{ value: "after", label: days({ ...schedule, days_after: days_after ?? USUAL_DAYS }) }] : []),
  ].map(({ value, label }) => ({ value, label: capital(label) }));
  const pick = (value: string) => {
    const isCounted = value === "after";
    setChosen({ weekdays, every_weeks: isCounted ? 1 : Number(value), days_after: isCounted ? USUAL_DAYS : null });
  };
  const toggle = (day: number) =>
    setChosen({ ...chosen, weekdays: EVERY_DAY.filter((one) => weekdays.includes(one) !== (one === day)) });
  const choose = () => {
    if (weekdays.length === 0) return setFault(t("reminders.days-needed"));
    onChoose({ weekdays, every_weeks, days_after: days_after && within(Number(after)) });
    onClose();
  };
  return (
    <Choosing title={t("reminders.days")} onChoose={choose} onClose={onClose}>
      <Choice
        label={t("reminders.how-often")}
        value={days_after ? "after" : String(every_weeks)}
        options={often}
        onChange={pick}
      />
      {days_after ? (
        <Line
          label={t("reminders.days-after-label")}
          type="number"
          min="1"
          max={String(MOST_DAYS)}
          value={after}
          onInput={setAfter}
        />
      ) : (
        <div class="chips">
          {EVERY_DAY.map((day) => (
            <Chip key={day} pressed={weekdays.includes(day)} onToggle={() => toggle(day)}>
              {weekday(day)}
            </Chip>
          ))}
        </div>
      )}
      <Fault>{fault}</Fault>
    </Choosing>
  );
}

const within = (days: number) => Math.min(MOST_DAYS, Math.max(1, Math.round(days) || 1));

const oftenWord = (n: number) => (n === 1 ? t("reminders.weekly") : t("reminders.weeks", { n }));
