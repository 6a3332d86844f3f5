import { useId } from "preact/hooks";
import { t } from "../i18n";

/** What fits in a note, in characters: as the server counts them. */
export const LONGEST_NOTE = 2000;
const NEAR_THE_END = 200;

/** Characters as people count them, so that an emoji is one. */
export const lengthOf = (note: string) => [...note].length;

interface NoteFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A few words of one's own. How much still fits is said only near the end; nothing is ever cut off. */
export function NoteField({ label, value, onChange }: NoteFieldProps) {
  const id = useId();
  const left = LONGEST_NOTE - lengthOf(value);
  return (
    <div class="note-field">
      <label class="when" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        value={value}
        aria-describedby={`${id}-left`}
        aria-invalid={left < 0}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p class="small soft" id={`${id}-left`} role="status">
        {left < 0
          ? t("checkins.note-too-long", { count: -left })
          : left < NEAR_THE_END
            ? t("checkins.note-left", { count: left })
            : null}
      </p>
    </div>
  );
}
