import { useState } from "preact/hooks";
import { formatDate, t } from "../i18n";
import { type Day, isoDay } from "../trends/series";
import { Row, Rows } from "../ui";
import { Choice, Line, Tick } from "./fields";
import type { Schedule, Wish } from "./model";
import { PauseDialog, QuietDialog } from "./quiet-dialogs";
import { clock } from "./sentence";

const WINDOWS = [30, 60, 180, 720, 1440]; // minutes
const LAST = "2199-12-31"; // as the server takes

interface DetailsProps {
  wish: Wish;
  today: Day;
  onChange: (wish: Wish) => void;
}

/** What few people change: silence, first and last day, how long it may wait, and whose clocks. */
export function Details({ wish, today, onChange }: DetailsProps) {
  const [open, setOpen] = useState<"pause" | "quiet">();
  const { schedule } = wish;
  const { quiet, paused_until, starts_on, ends_on } = schedule;
  const change = (changes: Partial<Schedule>) => onChange({ ...wish, schedule: { ...schedule, ...changes } });
  const close = () => setOpen(undefined);
  const pause = paused_until && paused_until > isoDay(today) ? paused_until : null;
  return (
    <>
      <Rows>
        <Row
          icon="calendar-days"
          title={t("reminders.pause")}
          detail={
            pause ? t("reminders.pause-until", { day: formatDate(pause, "day", "UTC") }) : t("reminders.pause-none")
          }
          onClick={() => setOpen("pause")}
        />
        <Row
          icon="moon"
          title={t("reminders.quiet")}
          detail={
            quiet
              ? t("reminders.quiet-hours", { from: clock(quiet.from), until: clock(quiet.until) })
              : t("reminders.quiet-none")
          }
          onClick={() => setOpen("quiet")}
        />
      </Rows>
      <details class="more">
        <summary>{t("reminders.more")}</summary>
        <div class="form">
          <Choice
            label={t("reminders.window")}
            value={String(wish.window_minutes)}
            options={[...new Set([...WINDOWS, wish.window_minutes])]
              .sort((one, other) => one - other)
              .map(windowOption)}
            onChange={(value) => onChange({ ...wish, window_minutes: Number(value) })}
          />
          <Line
            label={t("reminders.starts-on")}
            type="date"
            max={ends_on ?? LAST}
            value={starts_on}
            onInput={(value) => value && change({ starts_on: value })}
          />
          <Line
            label={t("reminders.ends-on")}
            type="date"
            min={starts_on}
            max={LAST}
            value={ends_on ?? ""}
            onInput={(value) => change({ ends_on: value || null })}
          />
          <Tick checked={wish.follow_phone} onChange={(follow_phone) => onChange({ ...wish, follow_phone })}>
            {t("reminders.follow-phone")}
          </Tick>
          {!wish.follow_phone && <p class="hint">{t("reminders.zone", { zone: schedule.time_zone })}</p>}
        </div>
      </details>
      {open === "pause" && (
        <PauseDialog
          until={pause}
          today={today}
          onChoose={(until) => change({ paused_until: until })}
          onClose={close}
        />
      )}
      {open === "quiet" && <QuietDialog quiet={quiet} onChoose={(hours) => change({ quiet: hours })} onClose={close} />}
    </>
  );
}

function windowOption(minutes: number) {
  const label =
    minutes % 60 === 0
      ? t("reminders.window-hours", { n: minutes / 60 })
      : t("reminders.window-minutes", { n: minutes });
  return { value: String(minutes), label };
}
