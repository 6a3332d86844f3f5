import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

interface ChipProps {
  pressed: boolean;
  onToggle: () => void;
  children: ComponentChildren;
}

/** A word that is chosen or not. */
export function Chip({ pressed, onToggle, children }: ChipProps) {
  return (
    <button class="chip" type="button" aria-pressed={pressed} onClick={onToggle}>
      {pressed && <Icon name="check" small />}
      {children}
    </button>
  );
}

export interface Option<Value> {
  value: Value;
  label: string;
  icon?: IconName;
  /** Show the icon alone; the label is its name. */
  iconOnly?: boolean;
}

interface SegmentedProps<Value> {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Segmented<Value extends string | number>(props: SegmentedProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside it in a row
    <div class="seg" role="group" aria-label={props.label}>
      {props.options.map(({ value, label, icon, iconOnly }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          aria-label={iconOnly ? label : undefined}
          onClick={() => props.onChange(value)}
        >
          {icon && <Icon name={icon} small />}
          {!iconOnly && label}
        </button>
      ))}
    </div>
  );
}
