import { t } from "../i18n";
import { Button } from "./buttons";
import { Screen } from "./screen";

const again = () => location.reload();

/** In place of a screen that could not be fetched: no network, or a version that is gone from the server. */
export function NotLoaded() {
  return (
    <Screen title={t("ui.not-loaded-title")} back="/" foot={<Button onClick={again}>{t("ui.try-now")}</Button>}>
      <p>{t("ui.not-loaded-detail")}</p>
    </Screen>
  );
}

/** In place of a screen that failed. */
export function Broken() {
  return (
    <Screen title={t("ui.broken-title")} back="/" foot={<Button onClick={again}>{t("ui.start-again")}</Button>}>
      <p>{t("ui.broken-detail")}</p>
    </Screen>
  );
}
