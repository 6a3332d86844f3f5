import { useState } from "preact/hooks";
import { NotKept } from "../checkins/finishing";
import { LONGEST_NOTE, lengthOf, NoteField } from "../checkins/note-field";
import { t } from "../i18n";
import { announce, Button, Dialog } from "../ui";
import { useAttempt } from "./attempt";
import { noMoreReview } from "./looking-back";
import type { Uptake } from "./uptakes";
import { change, finish } from "./uptakes";

const MOST = 10;

interface HelpedProps {
  uptake: Uptake;
  name: string;
  /** It is still being tried. */
  goesOn: boolean;
  onClose: () => void;
}

/** Did it help? A number and some words; both may stay empty. */
export function HelpedDialog({ uptake, name, goesOn, onClose }: HelpedProps) {
  const [helped, setHelped] = useState(uptake.helped);
  const { attempt, fault } = useAttempt();
  const [note, setNote] = useState(uptake.note ?? "");
  const keep = async () => {
    if (lengthOf(note) > LONGEST_NOTE) return document.querySelector("textarea")?.focus();
    const tell = () =>
      goesOn ? change(uptake.id, { helped, note: note.trim() || null }) : finish(uptake.id, { helped, note });
    if (!(await attempt(tell))) return;
    if (!goesOn) void noMoreReview(uptake.id);
    announce(t("interventions.kept"));
    onClose();
  };
  return (
    <Dialog
      title={t(goesOn ? "interventions.does-it-help" : "interventions.did-it-help", { name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t("interventions.cancel")}
          </Button>
          <Button onClick={() => void keep()}>{t("interventions.keep")}</Button>
        </>
      }
    >
      <fieldset class="steps">
        <legend class="small">{t("interventions.helped-legend")}</legend>
        <div>
          {Array.from({ length: MOST + 1 }, (_, value) => (
            <label key={value}>
              <input
                type="radio"
                name="helped"
                value={value}
                checked={helped === value}
                onChange={() => setHelped(value)}
              />
              {value}
            </label>
          ))}
        </div>
        <p class="ends" aria-hidden="true">
          <span>{t("interventions.helped-least")}</span>
          <span>{t("interventions.helped-most")}</span>
        </p>
      </fieldset>
      <NoteField label={t("interventions.helped-note")} value={note} onChange={setNote} />
      <NotKept fault={fault} />
    </Dialog>
  );
}
