import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { t } from "../i18n";
import { Button, IconButton } from "../ui";
import { Choosing } from "./choosing";
import { Line } from "./fields";
import type { Clock } from "./model";

const MOST = 6; // as the server takes

interface TimesProps {
  at: Clock[];
  onChoose: (at: Clock[]) => void;
  onClose: () => void;
}

/** At which times of the day: one to six. */
export function TimesDialog({ at, onChoose, onClose }: TimesProps) {
  const [times, setTimes] = useState(at);
  const [fault, setFault] = useState<string>();
  const change = (place: number, value: Clock) => setTimes(times.with(place, value));
  const choose = () => {
    const filled = [...new Set(times.filter(Boolean).map((time) => time.slice(0, 5)))].sort();
    if (filled.length === 0) return setFault(t("reminders.times-needed"));
    onChoose(filled);
    onClose();
  };
  return (
    <Choosing title={t("reminders.times")} onChoose={choose} onClose={onClose}>
      {times.map((time, place) => {
        const label = t("reminders.time", { n: place + 1 });
        const drop = () => setTimes(times.toSpliced(place, 1));
        return (
          <Line
            key={place}
            label={label}
            type="time"
            value={time}
            onInput={(value) => change(place, value)}
            end={
              times.length > 1 && (
                <IconButton icon="x" label={t("reminders.remove-time", { time: label })} onClick={drop} />
              )
            }
          />
        );
      })}
      {times.length < MOST && (
        <Button kind="link" onClick={() => setTimes([...times, ""])}>
          {t("reminders.add-time")}
        </Button>
      )}
      <Fault>{fault}</Fault>
    </Choosing>
  );
}
