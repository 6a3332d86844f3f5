import { account, broken } from "../accounts/store";
import { t } from "../i18n";
import { kept } from "../offline/store";
import { Icon, type IconName } from "../ui/icon";

/** Where everything is: on this phone, or stored; a quiet line, and a way where the person can do something. */
export function Kept() {
  const who = account.value;
  if (broken.value) return <Line icon="cloud-off" text={t("today.cannot-keep")} />;
  const { checkins, uptakes } = kept;
  const refused = checkins.refused.value.length;
  if (uptakes.refused.value.length > 0) {
    return <Way href="/me/data" icon="cloud-off" text={t("today.not-all-stored")} />;
  }
  if (refused > 0) return <Way href="/me/data" icon="cloud-off" text={t("today.refused", { count: refused })} />;
  if (who.mode !== "account") return <Line icon="smartphone" text={t("today.kept-phone")} />;
  const count = checkins.waiting.value;
  if (who.loggedOut) return <Way href="/login" icon="smartphone" text={t("today.logged-out", { count })} />;
  if (uptakes.waiting.value > 0) return <Line icon="smartphone" text={t("today.not-all-sent")} />;
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
