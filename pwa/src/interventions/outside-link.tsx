import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Button, Dialog, Icon, LinkButton } from "../ui";
import type { Intervention } from "./intervention";

/** The way to another site, after a notice of what that means. */
export function OutsideLink({ entry, url }: { entry: Intervention; url: string }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { host } = new URL(url);
  return (
    <>
      <button class="btn" type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("interventions.to-site")}
        <Icon name="external-link" small />
      </button>
      {isOpen && (
        <Dialog
          title={t("interventions.leave-title")}
          onClose={close}
          actions={
            <>
              <Button kind="line" onClick={close}>
                {t("interventions.stay")}
              </Button>
              <LinkButton href={url} external>
                {t("interventions.leave")}
              </LinkButton>
            </>
          }
        >
          <p>{t("interventions.leave-where", { name: entry.name, host: host.replace(/^www\./, "") })}</p>
          <p class="small soft">{t("interventions.leave-detail")}</p>
        </Dialog>
      )}
    </>
  );
}
