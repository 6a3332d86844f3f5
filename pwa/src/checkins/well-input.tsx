import { t } from "../i18n";
import type { Question } from "./questions";

interface WellInputProps {
  question: Question;
  value: number | undefined;
  /** The well that was touched last carries the dot's colour. */
  current: boolean;
  onAnswer: (value: number) => void;
  onClear: () => void;
}

/** A key that moves nothing on an untouched well, whose range stands at its lowest, is an answer all the same. */
const ANSWERS_LOWEST = new Set(["ArrowDown", "ArrowLeft", "Home", "PageDown", "Enter", " "]);
const CLEARS = new Set(["Backspace", "Delete"]);

/**
 * One thing to tell how much of: a native range over a well. Nothing is preset. A tap on 0 changes no value but is an
 * answer: by touch it ends in a pointerup alone, by mouse and assistive technology in a click.
 */
export function WellInput({ question, value, current, onAnswer, onClear }: WellInputProps) {
  const { name, minimum, maximum, low, high } = question;
  const answer = (event: Event) => onAnswer(Number((event.currentTarget as HTMLInputElement).value));
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^[0-9]$/.test(event.key) ? Number(event.key) : Number.NaN;
    if (CLEARS.has(event.key)) onClear();
    else if (digit >= minimum && digit <= maximum) onAnswer(digit);
    else if (value === undefined && ANSWERS_LOWEST.has(event.key)) onAnswer(minimum);
    else return;
    event.preventDefault();
  };
  const level = ((value ?? minimum) - minimum) / (maximum - minimum);
  const state = value === undefined ? "tube empty" : current ? "tube now" : "tube";
  return (
    <div class="wellcol">
      <b>{name}</b>
      <small>{high}</small>
      <span class={state} style={{ "--v": level }}>
        <span class="inside" aria-hidden="true">
          <span class="lvl">
            <span class="buoy">{value ?? t("checkins.tap")}</span>
          </span>
        </span>
        <input
          type="range"
          min={minimum}
          max={maximum}
          value={value ?? minimum}
          aria-label={t("checkins.range", { name: name ?? "", minimum, low: low ?? "", maximum, high: high ?? "" })}
          aria-valuetext={value === undefined ? t("checkins.not-filled-in") : String(value)}
          onInput={answer}
          onClick={answer}
          onPointerUp={answer}
          onKeyDown={onKeyDown}
        />
      </span>
      <small>{low}</small>
    </div>
  );
}
