import { t } from "../i18n";
import { Icon, LinkButton } from "../ui";

/** Someone to talk to, before anything else: after a response that raised a concern. */
export function HelpFirst() {
  return (
    <div class="help-first">
      <p>{t("checkins.help-first")}</p>
      <LinkButton kind="light" href="/help-now" icon="life-buoy">
        {t("checkins.see-help")}
      </LinkButton>
      <p class="small">{t("checkins.nobody-watches")}</p>
    </div>
  );
}

/** Someone to talk to, offered gently after a very low result. */
export function HelpOffer() {
  return (
    <div class="note">
      <Icon name="heart-handshake" />
      <div>
        <p>{t("checkins.help-offer")}</p>
        <a class="inline-tap" href="/help-now">
          {t("checkins.see-help")}
        </a>
      </div>
    </div>
  );
}
