import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { t } from "../i18n";
import { isoDay } from "../trends/series";
import { Button } from "../ui";
import { Choosing } from "./choosing";
import { Line } from "./fields";
import type { Schedule } from "./model";

const NIGHT = { from: "22:00", until: "08:00" };

interface QuietProps {
  quiet: Schedule["quiet"];
  onChoose: (quiet: Schedule["quiet"]) => void;
  onClose: () => void;
}

/** Hours in which nothing comes. */
export function QuietDialog({ quiet, onChoose, onClose }: QuietProps) {
  const [{ from, until }, setHours] = useState(quiet ?? NIGHT);
  const [fault, setFault] = useState<string>();
  const give = (hours: Schedule["quiet"]) => {
    onChoose(hours);
    onClose();
  };
  const choose = () => (from && until && from !== until ? give({ from, until }) : setFault(t("reminders.quiet-same")));
  return (
    <Choosing title={t("reminders.quiet")} onChoose={choose} onClose={onClose}>
      <p class="small soft">{t("reminders.quiet-detail")}</p>
      <Line
        label={t("reminders.quiet-from")}
        type="time"
        value={from}
        onInput={(value) => setHours({ from: value, until })}
      />
      <Line
        label={t("reminders.quiet-until")}
        type="time"
        value={until}
        onInput={(value) => setHours({ from, until: value })}
      />
      <Fault>{fault}</Fault>
      {quiet && (
        <Button kind="link" onClick={() => give(null)}>
          {t("reminders.quiet-none")}
        </Button>
      )}
    </Choosing>
  );
}

interface PauseProps {
  until: string | null;
  today: number;
  onChoose: (until: string | null) => void;
  onClose: () => void;
}

/** Nothing for a while: until a day that is chosen. */
export function PauseDialog({ until, today, onChoose, onClose }: PauseProps) {
  const [day, setDay] = useState(until ?? isoDay(today + 7));
  const give = (chosen: string | null) => {
    onChoose(chosen);
    onClose();
  };
  return (
    <Choosing title={t("reminders.pause")} onChoose={() => give(day || null)} onClose={onClose}>
      <p class="small soft">{t("reminders.pause-detail")}</p>
      <Line
        label={t("reminders.pause-from")}
        type="date"
        min={isoDay(today + 1)}
        max="2199-12-31"
        value={day}
        onInput={setDay}
      />
      {until && (
        <Button kind="link" onClick={() => give(null)}>
          {t("reminders.pause-end")}
        </Button>
      )}
    </Choosing>
  );
}
