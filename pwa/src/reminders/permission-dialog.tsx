import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { t } from "../i18n";
import { announce, Button, Dialog } from "../ui";
import { Loading } from "../ui/states";
import { pushState, turnOn } from "./push";

interface PermissionProps {
  onClose: () => void;
  /** Whatever the answer was. */
  onDone: () => void;
}

/** Says what a notification tells, before the phone asks whether it may. */
export function PermissionDialog({ onClose, onDone }: PermissionProps) {
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const ask = async () => {
    if (isBusy) return;
    setFault(undefined);
    setBusy(true);
    const asked = await turnOn(new Date());
    setBusy(false);
    if (!asked.ok) return setFault(sentence(asked.error));
    if ((await pushState()) === "on") announce(t("reminders.push-on-now"));
    onClose();
    onDone();
  };
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("reminders.cancel")}
      </Button>
      <Button onClick={() => void ask()}>{t("reminders.permission-ask")}</Button>
    </>
  );
  return (
    <Dialog title={t("reminders.permission-title")} onClose={onClose} actions={actions}>
      <p>{t("reminders.permission-detail")}</p>
      {isBusy && <Loading>{t("reminders.permission-busy")}</Loading>}
      <Fault>{fault}</Fault>
    </Dialog>
  );
}
