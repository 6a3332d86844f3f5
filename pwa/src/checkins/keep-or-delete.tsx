import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { announce, Button, Dialog, Row, Rows } from "../ui";
import type { CheckIn } from "./model";
import { remove } from "./store";

/** What can still be done with a check-in: change what it says, or delete it. */
export function KeepOrDelete({ checkin, instrument }: { checkin: CheckIn; instrument: string }) {
  const [asks, setAsks] = useState(false);
  const { route } = useLocation();
  const erase = async () => {
    await remove(checkin.id);
    announce(t("checkins.deleted"));
    route("/", true);
  };
  return (
    <>
      <Rows>
        <Row icon="pencil" title={t("checkins.amend")} href={`/checkin/${instrument}?amend=${checkin.id}`} />
        <Row icon="trash-2" title={t("checkins.delete")} onClick={() => setAsks(true)} />
      </Rows>
      {asks && (
        <Dialog
          title={t("checkins.delete-title")}
          onClose={() => setAsks(false)}
          actions={
            <>
              <Button kind="line" onClick={() => setAsks(false)}>
                {t("checkins.delete-keep")}
              </Button>
              <Button onClick={() => void erase()}>{t("checkins.delete-confirm")}</Button>
            </>
          }
        >
          <p>{t("checkins.delete-detail")}</p>
        </Dialog>
      )}
    </>
  );
}
