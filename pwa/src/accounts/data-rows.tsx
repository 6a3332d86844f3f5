import { useEffect, useState } from "preact/hooks";
import { checkins } from "../checkins/store";
import { formatDate, t } from "../i18n";
import type { Count } from "../offline/ownership";
import { isFull, kept } from "../offline/store";
import { Button, Dialog, Note, Row } from "../ui";
import { Problem } from "../ui/states";
import { counted, NOTHING, total, waitingNow } from "./counted";
import { account, broken, carryOver, leftFromBefore, trouble, tryNow } from "./store";

/** What stands between this person and "everything is stored", if anything. */
export function StateNotes() {
  const who = account.value;
  if (broken.value) return <Note icon="cloud-off">{t("offline.unavailable")}</Note>;
  if (isFull.value) return <Note icon="cloud-off">{t("offline.full")}</Note>;
  if (who.mode === "account" && who.loggedOut) {
    return (
      <Note icon="lock">
        <p>{t("accounts.log-in-again-detail")}</p>
        <a class="inline-tap" href={who.person.email ? "/login" : "/recover"}>
          {t("accounts.log-in-again")}
        </a>
      </Note>
    );
  }
  if (!trouble.value || total(waitingNow()) === 0) return null;
  if (!navigator.onLine) {
    return (
      <Problem icon="wifi-off" title={t("accounts.offline-title")}>
        {t("accounts.offline-detail")}
      </Problem>
    );
  }
  return (
    <Problem title={t("accounts.trouble-title")} onRetry={() => void tryNow()}>
      {t(trouble.value === "storage.full" ? "accounts.trouble-full" : "accounts.trouble-detail")}
    </Problem>
  );
}

/** How many check-ins there are, and where. */
export function CountRow({ href }: { href?: string }) {
  const who = account.value;
  const all = checkins.value.length;
  if (who.mode !== "account") {
    return (
      <Row
        icon="smartphone"
        title={t("accounts.on-phone", { count: all })}
        detail={all > 0 && t("accounts.on-phone-only")}
        {...(href && { href })}
      />
    );
  }
  const stored = checkins.value.filter(({ state }) => state === "stored").length;
  const last = who.synced_at && t("accounts.synced", { when: formatDate(who.synced_at, "moment") });
  const waiting = total(waitingNow());
  const detail = waiting > 0 ? t("accounts.waiting", { count: waiting }) : last;
  return (
    <Row icon="cloud-check" title={t("accounts.stored", { count: stored })} detail={detail} {...(href && { href })} />
  );
}

/** Leads to what the server did not take. */
export function RefusedRow() {
  const uptakes = kept.uptakes.refused.value.length;
  const count = kept.checkins.refused.value.length + uptakes;
  if (count === 0) return null;
  return (
    <Row
      icon="cloud-off"
      title={t("offline.refused-title", { count, uptakes })}
      detail={t("offline.refused-detail", { count })}
      href="/me/data"
    />
  );
}

/** What was written before there was an account, and was not taken along yet. */
export function FromBeforeRow() {
  const [count, setCount] = useState(NOTHING);
  const [asks, setAsks] = useState(false);
  const isAccount = account.value.mode === "account";
  useEffect(() => void (isAccount ? leftFromBefore().then(setCount, () => {}) : setCount(NOTHING)), [account.value]);
  if (total(count) === 0) return null;
  const said = { title: t("accounts.from-before", { what: counted(count) }), detail: t("accounts.from-before-detail") };
  return (
    <>
      <Row icon="smartphone" {...said} onClick={() => setAsks(true)} />
      {asks && <CarryDialog count={count} onClose={() => setAsks(false)} />}
    </>
  );
}

function CarryDialog({ count, onClose }: { count: Count; onClose: () => void }) {
  const carry = async () => {
    await carryOver();
    onClose();
  };
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.carry-no")}
      </Button>
      <Button onClick={() => void carry()}>{t("accounts.carry-yes")}</Button>
    </>
  );
  return (
    <Dialog title={t("accounts.carry-title")} onClose={onClose} actions={actions}>
      <p>{t("accounts.carry-detail", { what: counted(count) })}</p>
    </Dialog>
  );
}
