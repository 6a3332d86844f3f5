import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { language, setLanguage, t } from "../../i18n";
import { localDay } from "../../trends/series";
import { Button, Icon, type IconName } from "../../ui";
import { useFocusOnArrival } from "../../ui/heading";
import { Loading, Problem } from "../../ui/states";
import { Wordmark } from "../../ui/top";
import { gone, leave, load, me, people } from "./desk";
import { useIdle } from "./idle";
import type { Listed } from "./model";
import { said, stillOpen } from "./words";

interface DeskProps {
  /** Whose page it is, for the list at the side. */
  current?: string;
  /** Of the page in the browser: never a name, for browsers keep titles. */
  title: string;
  children: () => ComponentChildren;
}

/** The frame behind the door: who has something open at the side, and the page. Nothing of it stays once one is out. */
export function Desk({ current, title, children }: DeskProps) {
  const { route } = useLocation();
  const { error, again } = useDesk();
  useIdle(useCallback(() => void leave("idle"), []));
  useFocusOnArrival();
  useEffect(() => {
    document.title = `${title} · Welnu`;
  }, [title]);
  useEffect(() => {
    if (gone.value) route("/practitioner/login", true);
  }, [gone.value]);
  if (gone.value) return null;
  return (
    <div class="desk">
      <Side current={current} />
      <main>
        {error && (
          <div class="desk-page">
            <Problem title={said(error)} onRetry={again}>
              {t("practitioner.try-later")}
            </Problem>
          </div>
        )}
        {!error && (people.value ? children() : <Loading>{t("ui.on-its-way")}</Loading>)}
      </main>
    </div>
  );
}

function useDesk(): { error: string | null; again: () => void } {
  const [error, setError] = useState<string | null>(null);
  const fetch = () => void load().then(setError);
  useEffect(() => {
    if (people.value === null) fetch();
  }, []);
  return { error, again: fetch };
}

function Side({ current }: { current?: string }) {
  const today = localDay(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <header class="side">
      <a class="home" href="/practitioner" aria-label={t("practitioner.to-list")}>
        <Wordmark />
      </a>
      <nav aria-label={t("practitioner.opened")}>
        <p class="label">{t("practitioner.opened")}</p>
        <ul>
          {people.value?.map((each) => (
            <Entry key={each.grant} each={each} isCurrent={each.grant === current} today={today} />
          ))}
        </ul>
        <SideLink href="/practitioner/code" icon="user-round-plus">
          {t("practitioner.enter-code")}
        </SideLink>
      </nav>
      <div class="end">
        <p>{t("practitioner.only-opened")}</p>
        {me.value && (
          <p>
            {me.value.name}, {me.value.organisation}
            <br />
            {t(me.value.confirmed ? "practitioner.confirmed" : "practitioner.claimed")}
          </p>
        )}
        <SideLink href="/practitioner/account" icon="user-round">
          {t("practitioner.account-link")}
        </SideLink>
        <SideLink href="/help-now" icon="life-buoy">
          {t("ui.direct-help")}
        </SideLink>
        <OtherLanguage />
        <button class="side-link" type="button" onClick={() => void leave("out")}>
          <Icon name="log-out" small />
          {t("practitioner.log-out")}
        </button>
      </div>
    </header>
  );
}

function SideLink({ href, icon, children }: { href: string; icon: IconName; children: ComponentChildren }) {
  const { path } = useLocation();
  return (
    <a class="side-link" href={href} aria-current={path === href ? "page" : undefined}>
      <Icon name={icon} small />
      {children}
    </a>
  );
}

function Entry({ each, isCurrent, today }: { each: Listed; isCurrent: boolean; today: number }) {
  return (
    <li>
      <a href={`/practitioner/people/${each.grant}`} aria-current={isCurrent ? "page" : undefined}>
        <span>{each.called}</span>
        <small>{stillOpen(each.until_on, today)}</small>
      </a>
    </li>
  );
}

/** The other of the two languages, in its own words. */
export function OtherLanguage() {
  const other = language.value === "nl" ? "en" : "nl";
  return (
    <button class="side-link" type="button" lang={other} onClick={() => void setLanguage(other)}>
      {other === "en" ? "English" : "Nederlands"}
    </button>
  );
}

/** What stands before the door, at the foot of its screens. */
export const NewLogIn = () => (
  <Button kind="link" onClick={() => void leave("out")}>
    {t("practitioner.start-again")}
  </Button>
);
