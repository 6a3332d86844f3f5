import { NotKept } from "../checkins/finishing";
import { t } from "../i18n";
import { announce, Button, Dialog, focusHeading } from "../ui";
import { useAttempt } from "./attempt";
import { noMoreReview } from "./looking-back";
import { remove, type Uptake } from "./uptakes";

/** Takes something off one's list, once that is sure. */
export function RemoveDialog({ uptake, onClose }: { uptake: Uptake; onClose: () => void }) {
  const { attempt, fault } = useAttempt();
  const drop = async () => {
    if (!(await attempt(() => remove(uptake.id)))) return;
    void noMoreReview(uptake.id);
    onClose();
    announce(t("interventions.removed"));
    focusHeading(); // the button that led here may be gone
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
      <NotKept fault={fault} />
      <p>{t(uptake.status === "saved" ? "interventions.remove-saved" : "interventions.remove-detail")}</p>
    </Dialog>
  );
}
