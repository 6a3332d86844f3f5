import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { upperFirst } from "../checkins/wording";
import { t } from "../i18n";
import { Choosing } from "../reminders/choosing";
import { Line } from "../reminders/fields";

interface WhenProps<Value> {
  title: string;
  options: readonly { value: Value; label: string }[];
  /** What stands for a day of one's own choice. */
  other: string;
  /** One of the options, or a day. */
  value: Value | string;
  /** first: where to begin choosing a day; min, max: between which. */
  day: { first: string; min?: string; max: string };
  onChoose: (value: Value | string) => void;
  onClose: () => void;
}

/** One of a few stretches of time, or a day of one's own choice. */
export function WhenDialog<Value extends number | null>({ title, options, value, day, ...props }: WhenProps<Value>) {
  const [chosen, setChosen] = useState<Value | string>(value);
  const [fault, setFault] = useState<string>();
  const { first, min = "", max } = day;
  const isDay = typeof chosen === "string";
  const choose = () => {
    if (isDay && !(chosen >= min && chosen <= max && chosen)) return setFault(t("sharing.day-wrong"));
    props.onChoose(chosen);
    props.onClose();
  };
  return (
    <Choosing title={title} onChoose={choose} onClose={props.onClose}>
      <fieldset>
        <legend class="sr">{title}</legend>
        {options.map((option) => (
          <Radio
            key={String(option.value)}
            isChosen={option.value === chosen}
            onChoose={() => setChosen(option.value)}
            label={upperFirst(option.label)}
          />
        ))}
        <Radio isChosen={isDay} onChoose={() => setChosen(first)} label={props.other} />
      </fieldset>
      {isDay && (
        <Line
          label={t("sharing.day")}
          type="date"
          max={max}
          {...(min && { min })}
          value={chosen}
          onInput={(value) => setChosen(value)}
        />
      )}
      <Fault>{fault}</Fault>
    </Choosing>
  );
}

const Radio = ({ isChosen, onChoose, label }: { isChosen: boolean; onChoose: () => void; label: string }) => (
  <label class="tick">
    <input type="radio" name="when" checked={isChosen} onChange={onChoose} />
    <span>{label}</span>
  </label>
);
