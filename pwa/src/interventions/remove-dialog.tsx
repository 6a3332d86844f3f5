import { t } from "../i18n";
import { announce, Button, Dialog } from "../ui";
import type { Uptake } from "./uptakes";
import { remove } from "./uptakes";

/** Takes something off one's list, once that is sure. */
export function RemoveDialog({ uptake, onClose }: { uptake: Uptake; onClose: () => void }) {
  const drop = async () => {
    onClose();
    await remove(uptake.id);
    announce(t("interventions.removed"));
  };
  return (
    <Dialog
      title={t("interventions.remove-title")}
      onClose={onClose}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t("interventions.remove-keep")}
          </Button>
          <Button onClick={() => void drop()}>{t("interventions.remove-confirm")}</Button>
        </>
      }
    >
      <p>{t(uptake.status === "saved" ? "interventions.remove-saved" : "interventions.remove-detail")}</p>
    </Dialog>
  );
}
