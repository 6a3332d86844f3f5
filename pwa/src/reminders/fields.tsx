import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../ui";

interface LineProps {
  label: string;
  type: "time" | "date" | "number";
  value: string;
  onInput: (value: string) => void;
  min?: string;
  max?: string;
  end?: ComponentChildren;
}

/** A time, a day or a number, with the phone's own means to choose it. */
export function Line({ label, onInput, end, ...rest }: LineProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="line">
        <input {...rest} id={id} onInput={(event) => onInput(event.currentTarget.value)} />
        {end}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One of several. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="line">
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-right" small />
      </div>
    </div>
  );
}

interface TickProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ComponentChildren;
}

export const Tick = ({ checked, onChange, disabled, children }: TickProps) => (
  <label class="tick">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
);
