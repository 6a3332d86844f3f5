import { signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { Button } from "./buttons";
import { Icon } from "./icon";
import { changeOver, waitingVersion } from "./updates";

const later = signal<ServiceWorker | null>(null); // this version was put off; the next one is offered again

/** Asks before a newer version takes over; during a check-in it waits, for it would lie over the answers. */
export function UpdateNotice() {
  const { path } = useLocation();
  const version = waitingVersion.value;
  if (!version || version === later.value || path.startsWith("/checkin/")) return null;
  return (
    <section class="notice" aria-label={t("ui.update-title")}>
      <h2>
        <Icon name="rotate-cw" />
        {t("ui.update-title")}
      </h2>
      <p class="small soft">{t("ui.update-detail")}</p>
      <div class="pair">
        <Button kind="line" fit onClick={() => (later.value = version)}>
          {t("ui.update-later")}
        </Button>
        <Button fit onClick={changeOver}>
          {t("ui.update-now")}
        </Button>
      </div>
    </section>
  );
}
