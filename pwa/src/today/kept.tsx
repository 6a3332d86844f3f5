import { account, broken } from "../accounts/store";
import { t } from "../i18n";
import { kept } from "../offline/store";
import { Icon, type IconName } from "../ui/icon";

/** Where everything is: on this phone, or stored; a quiet line, and a way where the person can do something. */
export function Kept() {
  const who = account.value;
  if (broken.value) return <Line icon="cloud-off" text={t("today.cannot-keep")} />;
  const { checkins, uptakes } = kept;
  const refused = { count: checkins.refused.value.length, uptakes: uptakes.refused.value.length };
  if (refused.count + refused.uptakes > 0) {
    return <Way href="/me/data" icon="cloud-off" text={t("today.refused", refused)} />;
  }
  if (who.mode !== "account") return <Line icon="smartphone" text={t("today.kept-phone")} />;
  const waiting = { count: checkins.waiting.value, uptakes: uptakes.waiting.value };
  if (who.loggedOut) return <Way href="/login" icon="smartphone" text={t("today.logged-out", waiting)} />;
  const icon = waiting.count + waiting.uptakes > 0 ? "smartphone" : "cloud-check";
  return <Line icon={icon} text={t("today.kept", waiting)} />;
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
