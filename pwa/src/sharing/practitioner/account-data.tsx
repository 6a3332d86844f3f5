import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { Button, Dialog } from "../../ui";
import * as asking from "./asking";
import { forgetEverywhere } from "./desk";
import { downloadMine } from "./files";
import { useChange } from "./use-change";

/** Everything that is stored of the practitioner, to take along. */
export function Stored() {
  const { change, shown } = useChange();
  return (
    <>
      <p class="small">{t("practitioner.stored-detail")}</p>
      <Button kind="line" fit icon="download" onClick={() => void change(downloadMine)}>
        {t("practitioner.stored-take")}
      </Button>
      {shown}
    </>
  );
}

/** Ending the account asks once, and says what persons see then. */
export function Ended() {
  const [asks, setAsks] = useState(false);
  const { change, shown } = useChange();
  const end = async () => {
    setAsks(false);
    if (await change(asking.endAccount)) forgetEverywhere("ended");
  };
  return (
    <>
      <Button kind="line" fit icon="trash-2" onClick={() => setAsks(true)}>
        {t("practitioner.end")}
      </Button>
      {shown}
      {asks && <Surely onClose={() => setAsks(false)} onEnd={() => void end()} />}
    </>
  );
}

function Surely({ onClose, onEnd }: { onClose: () => void; onEnd: () => void }) {
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={onEnd}>{t("practitioner.end-yes")}</Button>
    </>
  );
  return (
    <Dialog title={t("practitioner.end-title")} onClose={onClose} actions={actions}>
      <p>{t("practitioner.end-detail")}</p>
      <p>{t("practitioner.end-persons")}</p>
    </Dialog>
  );
}
