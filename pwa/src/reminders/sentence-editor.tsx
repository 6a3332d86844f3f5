import { useState } from "preact/hooks";
import { rich, t } from "../i18n";
import { announce } from "../ui";
import { Slot } from "../ui/slot";
import { ChannelsDialog } from "./channels-dialog";
import { DaysDialog } from "./days-dialog";
import type { Schedule, Wish } from "./model";
import { onlyOn } from "./review";
import { DayDialog } from "./review-day";
import { channels, days, times, unless } from "./sentence";
import { TimesDialog } from "./times-dialog";

interface SentenceProps {
  wish: Wish;
  onChange: (wish: Wish) => void;
  /** For a calendar file: days and times alone. */
  short?: boolean;
  hasEmail?: boolean;
}

/** The reminder as a sentence, of which each part can be tapped. */
export function SentenceEditor({ wish, onChange, short = false, hasEmail = false }: SentenceProps) {
  const [open, setOpen] = useState<"days" | "times" | "channels">();
  const { schedule } = wish;
  const isReview = wish.kind === "review";
  const close = () => setOpen(undefined);
  const change = (changes: Partial<Schedule>) => onChange({ ...wish, schedule: { ...schedule, ...changes } });
  const flip = () => {
    announce(unless(!wish.only_if_not_done));
    onChange({ ...wish, only_if_not_done: !wish.only_if_not_done });
  };
  const parts = {
    days: <Slot onClick={() => setOpen("days")}>{days(schedule)}</Slot>,
    times: <Slot onClick={() => setOpen("times")}>{times(schedule)}</Slot>,
  };
  return (
    <>
      <p class="sentence">
        {short
          ? rich("reminders.remind-me-calendar", parts)
          : rich(isReview ? "reminders.remind-me-once" : "reminders.remind-me", {
              ...parts,
              channels: <Slot onClick={() => setOpen("channels")}>{channels(wish.channels)}</Slot>,
              unless: <Slot onClick={flip}>{unless(wish.only_if_not_done)}</Slot>,
            })}
      </p>
      {open === "days" && isReview && (
        <DayDialog schedule={schedule} onChoose={(day) => change(onlyOn(day))} onClose={close} />
      )}
      {open === "days" && !isReview && (
        <DaysDialog schedule={schedule} counts={!short} onChoose={change} onClose={close} />
      )}
      {open === "times" && <TimesDialog at={schedule.at} onChoose={(at) => change({ at })} onClose={close} />}
      {open === "channels" && (
        <ChannelsDialog
          channels={wish.channels}
          hasEmail={hasEmail}
          onChoose={(chosen) => onChange({ ...wish, channels: chosen })}
          onClose={close}
        />
      )}
    </>
  );
}

/** The next three moments in plain words. */
export function NextThree({ moments }: { moments: { day: string; time: string }[] }) {
  return (
    <section>
      <h2 class="label">{t("reminders.next")}</h2>
      {moments.length === 0 && <p class="small">{t("reminders.next-none")}</p>}
      <ul class="next">
        {moments.map(({ day, time }) => (
          <li key={`${day} ${time}`}>
            <span>{day}</span> <span class="soft">{time}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
