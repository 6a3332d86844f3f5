import { useState } from "preact/hooks";
import { Fault, Field, Form, Submit } from "../accounts/fields";
import { NoteField } from "../checkins/note-field";
import { t } from "../i18n";
import { isoDay } from "../trends/series";
import { Button, Note, Screen } from "../ui";
import type { Beginning } from "./begin";
import { today } from "./day";
import { NEW } from "./opening";
import { useChoosing } from "./use-choosing";
import { openedBy } from "./wish";
import { WishSentence } from "./wish-sentence";

const FORM = "open";

/** What someone may see, until when and under which name, with all of it chosen already but perhaps the name. */
export function Choosing(beginning: Beginning) {
  const { name, again } = beginning;
  const { wish, change, faults, isBusy, form, look, make, goOn, openAgain } = useChoosing(beginning);
  const [writes, setWrites] = useState(wish.note !== "");
  const write = () => {
    setWrites(true);
    requestAnimationFrame(() => form.current?.querySelector("textarea")?.focus()); // the button is gone
  };
  const isLater = openedBy(wish, today()).opens_on !== undefined;
  const later = () => {
    change({ opens: isoDay(today() + 1) });
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(".slot:nth-last-of-type(2)")?.focus());
  };
  const isNew = name === NEW;
  const next = again ? openAgain : isNew ? () => make("code") : goOn;
  return (
    <Screen
      title={again ? t("sharing.open-again-title", { name: again.practitioner.name }) : t("sharing.open-title")}
      back="/me/sharing"
      class="sharing"
      foot={
        <Submit form={FORM} isBusy={isBusy}>
          {t(again ? "sharing.open-again" : isNew ? "sharing.make-code" : "sharing.go-on")}
        </Submit>
      }
    >
      <Form id={FORM} form={form} onSubmit={() => void next()}>
        <WishSentence wish={wish} today={today()} onChange={change} />
        <Field
          label={t("sharing.called")}
          hint={t("sharing.called-hint")}
          name="called"
          autoComplete="off"
          value={wish.called}
          onInput={(called) => change({ called })}
          fault={faults.called}
        />
        {writes && <NoteField label={t("sharing.note")} value={wish.note} onChange={(note) => change({ note })} />}
        <Fault>{faults.form}</Fault>
      </Form>
      <Note>{t("sharing.no-recall")}</Note>
      <div class="ways">
        {!writes && (
          <Button kind="link" icon="pencil" onClick={write}>
            {t("sharing.write-note")}
          </Button>
        )}
        {!isLater && (
          <Button kind="link" icon="calendar-days" onClick={later}>
            {t("sharing.open-later")}
          </Button>
        )}
        <Button kind="link" icon="eye" onClick={() => void look()}>
          {t("sharing.look-first")}
        </Button>
        {isNew && (
          <Button kind="link" icon="mail" onClick={() => void make("link")}>
            {t("sharing.make-link")}
          </Button>
        )}
      </div>
    </Screen>
  );
}
