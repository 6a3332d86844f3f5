import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { Button, Dialog } from "../ui";

interface ChoosingProps {
  title: string;
  onChoose: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A sheet in which one part of the sentence is chosen. */
export const Choosing = ({ title, onChoose, onClose, children }: ChoosingProps) => (
  <Dialog
    title={title}
    onClose={onClose}
    actions={
      <>
        <Button kind="line" onClick={onClose}>
          {t("reminders.cancel")}
        </Button>
        <Button onClick={onChoose}>{t("reminders.choose")}</Button>
      </>
    }
  >
    {children}
  </Dialog>
);
