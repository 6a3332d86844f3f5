import "./accounts.css";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Icon, Row, Rows, Screen } from "../ui";
import { Appearance } from "./appearance";
import { CountRow, FromBeforeRow, RefusedRow, StateNotes } from "./data-rows";
import { EraseDialog, LogOutDialog } from "./leave-dialogs";
import type { Profile } from "./model";
import { ProfileDialog } from "./profile-dialog";
import { account, newProfile } from "./store";
import { TakeDialog } from "./take-dialog";

type Open = "profile" | "take" | "log-out" | "erase" | null;

export function MeScreen() {
  const [open, setOpen] = useState<Open>(null);
  const who = account.value;
  const profile = who.mode === "none" ? newProfile() : who.profile;
  const isAccount = who.mode === "account";
  const isLoggedIn = isAccount && !who.loggedOut;
  const close = () => setOpen(null);
  return (
    <Screen title={t("accounts.me")} tab="me" class="me">
      <StateNotes />
      <Rows>
        <You profile={profile} onClick={() => setOpen("profile")} />
        <Row icon="calendar-days" title={t("reminders.title")} href="/me/reminders" />
        <Row icon="eye" title={t("sharing.menu")} detail={t("sharing.title")} href="/me/sharing" />
        {isLoggedIn && <Row icon="list" title={t("accounts.sessions")} href="/me/sessions" />}
        {!isAccount && (
          <Row
            icon="lock"
            title={t("accounts.make-account")}
            detail={t("accounts.make-account-detail")}
            href="/account/new"
          />
        )}
        {!isAccount && <Row icon="user-round" title={t("accounts.have-account")} href="/login" />}
      </Rows>
      <Group title={t("accounts.reading")}>
        <Appearance />
      </Group>
      <Group title={t("accounts.your-data")}>
        <Rows>
          {isAccount && <Row icon="info" title={t("accounts.consent-title")} href="/me/consent" />}
          <CountRow href="/me/data" />
          <RefusedRow />
          <FromBeforeRow />
          <Row icon="chart-spline" title={t("reports.take-along")} href="/me/summary" />
          <Row icon="download" title={t("accounts.take")} onClick={() => setOpen("take")} />
          {isAccount && (
            <Row
              icon="log-out"
              title={t(isLoggedIn ? "accounts.log-out" : "accounts.log-out-here")}
              onClick={() => setOpen("log-out")}
            />
          )}
          <Row icon="trash-2" title={t("accounts.erase")} onClick={() => setOpen("erase")} />
        </Rows>
      </Group>
      {open === "profile" && <ProfileDialog profile={profile} isAdult={isAccount} onClose={close} />}
      {open === "take" && <TakeDialog onClose={close} />}
      {open === "log-out" && <LogOutDialog onClose={close} />}
      {open === "erase" && <EraseDialog onClose={close} />}
    </Screen>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2 class="label">{title}</h2>
      {children}
    </section>
  );
}

/** Who this is, as far as they told. */
function You({ profile: { name, life_phase }, onClick }: { profile: Profile; onClick: () => void }) {
  const phase = life_phase ? t(`accounts.phase.${life_phase}`) : t("accounts.you-detail");
  return (
    <li>
      <span class="ava" aria-hidden="true">
        {name ? [...name][0]?.toUpperCase() : <Icon name="user-round" />}
      </span>
      <div class="main">
        <button class="whole" type="button" onClick={onClick}>
          {name || t("accounts.you")}
        </button>
        <span class="soft">{phase}</span>
      </div>
      <Icon name="chevron-right" />
    </li>
  );
}
