import { account, broken } from "../accounts/store";
import { refused, waiting } from "../checkins/store";
import { t } from "../i18n";
import { Icon, type IconName } from "../ui/icon";

/** Where the check-ins are: on this phone, or stored; a quiet line, and a way where the person can do something. */
export function Kept() {
  const who = account.value;
  if (broken.value) return <Line icon="cloud-off" text={t("today.cannot-keep")} />;
  if (refused.value.length > 0) {
    return <Way href="/me/data" icon="cloud-off" text={t("today.refused", { count: refused.value.length })} />;
  }
  if (who.mode !== "account") return <Line icon="smartphone" text={t("today.kept-phone")} />;
  const count = waiting.value;
  if (who.loggedOut) return <Way href="/login" icon="smartphone" text={t("today.logged-out", { count })} />;
  return <Line icon={count > 0 ? "smartphone" : "cloud-check"} text={t("today.kept", { count })} />;
}

function Line({ icon, text }: { icon: IconName; text: string }) {
  return (
    <p class="state">
      <Icon name={icon} small />
      {text}
    </p>
  );
}

function Way({ href, icon, text }: { href: string; icon: IconName; text: string }) {
  return (
    <a class="state inline-tap" href={href}>
      <Icon name={icon} small />
      {text}
    </a>
  );
}
