import { t } from "../i18n";
import { Icon, type IconName } from "./icon";

export type Tab = "today" | "trends" | "help" | "me";

const TABS: { tab: Tab; href: string; icon: IconName }[] = [
  { tab: "today", href: "/", icon: "waves" },
  { tab: "trends", href: "/trends", icon: "chart-spline" },
  { tab: "help", href: "/help", icon: "sprout" },
  { tab: "me", href: "/me", icon: "user-round" },
];

/** The tab bar at the thumb; the dot sits on the tab that you are in. */
export function Tabs({ current }: { current: Tab }) {
  return (
    <nav class="tabs" aria-label={t("ui.main-menu")}>
      {TABS.map(({ tab, href, icon }) => (
        <a key={tab} href={href} aria-current={tab === current ? "page" : undefined}>
          <Icon name={icon} />
          {t(`ui.tab-${tab}`)}
        </a>
      ))}
    </nav>
  );
}
