import { t } from "../i18n";
import { Button, Dialog, LinkButton } from "../ui";

/** Safety information, first; then the person goes on if they want to. */
export function ConcernDialog({ goOn }: { goOn: () => void }) {
  return (
    <Dialog
      title={t("checkins.concern-title")}
      onClose={goOn}
      actions={
        <>
          <LinkButton href="/help-now">{t("checkins.see-help")}</LinkButton>
          <Button kind="line" onClick={goOn}>
            {t("checkins.go-on")}
          </Button>
        </>
      }
    >
      <p>{t("checkins.concern")}</p>
      <p class="small soft">{t("checkins.nobody-watches")}</p>
    </Dialog>
  );
}
