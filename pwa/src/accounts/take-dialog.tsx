import { t } from "../i18n";
import { announce, Button, Dialog } from "../ui";
import { takeAll, takeTable } from "./taking";

/** The two forms in which someone takes their data along. */
export function TakeButtons() {
  const take = (work: () => Promise<void>) => () => void work().then(() => announce(t("accounts.taken")));
  return (
    <>
      <Button kind="line" fit icon="table-2" onClick={take(takeTable)}>
        {t("accounts.take-table")}
      </Button>
      <Button kind="line" fit icon="download" onClick={take(takeAll)}>
        {t("accounts.take-all")}
      </Button>
    </>
  );
}

export function TakeDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("accounts.take")} onClose={onClose} actions={<TakeButtons />}>
      <p>{t("accounts.take-detail")}</p>
    </Dialog>
  );
}
