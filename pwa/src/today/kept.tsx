import { account } from "../accounts/store";
import { refused, waiting } from "../checkins/store";
import { t } from "../i18n";
import { Icon } from "../ui/icon";

/** Where the check-ins are: on this phone, or stored; a quiet line. */
export function Kept() {
  const here = waiting.value;
  if (refused.value.length > 0) {
    return (
      <a class="state inline-tap" href="/me/data">
        <Icon name="cloud-off" small />
        {t("today.refused", { count: refused.value.length })}
      </a>
    );
  }
  const onPhone = account.value.mode !== "account";
  return (
    <p class="state">
      <Icon name={onPhone || here > 0 ? "smartphone" : "cloud-check"} small />
      {onPhone ? t("today.kept-phone") : t("today.kept", { count: here })}
    </p>
  );
}
