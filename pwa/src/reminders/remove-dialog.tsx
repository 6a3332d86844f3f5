import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { t } from "../i18n";
import { announce, Button, Dialog } from "../ui";
import * as server from "./asking";

interface RemoveProps {
  id: string;
  onClose: () => void;
  onRemoved: () => void;
}

export function RemoveDialog({ id, onClose, onRemoved }: RemoveProps) {
  const [fault, setFault] = useState<string>();
  const remove = async () => {
    const asked = await server.remove(id);
    if (!asked.ok) return setFault(sentence(asked.error));
    announce(t("reminders.removed"));
    onRemoved();
  };
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("reminders.cancel")}
      </Button>
      <Button onClick={() => void remove()}>{t("reminders.remove-yes")}</Button>
    </>
  );
  return (
    <Dialog title={t("reminders.remove-sure")} onClose={onClose} actions={actions}>
      <p>{t("reminders.remove-detail")}</p>
      <Fault>{fault}</Fault>
    </Dialog>
  );
}
