import { t } from "../i18n";
import { LinkButton } from "./buttons";
import { Screen } from "./screen";

export function NotFound() {
  return (
    <Screen title={t("ui.not-found-title")} back="/" foot={<LinkButton href="/">{t("ui.to-today")}</LinkButton>}>
      <p>{t("ui.not-found-detail")}</p>
    </Screen>
  );
}
