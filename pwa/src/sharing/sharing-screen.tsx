import "../accounts/accounts.css";
import "./sharing.css";
import { useEffect, useState } from "preact/hooks";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { announce, focusHeading, LinkButton, Screen } from "../ui";
import { Loading } from "../ui/states";
import * as server from "./asking";
import { Closed } from "./closed";
import { GrantPanel } from "./grant-panel";
import { Introduced } from "./introduced";
import { Looks } from "./looks-part";
import { type Grant, isLive } from "./model";
import { NeedAccount } from "./need-account";
import { NotNow } from "./not-now";

/** Who sees along, who looked, and how to let someone in. */
export function SharingScreen() {
  if (account.value.mode !== "account") return <NeedAccount />;
  return (
    <Screen
      title={t("sharing.title")}
      back="/me"
      class="sharing"
      foot={
        <LinkButton kind="line" icon="user-round-plus" href="/me/sharing/open">
          {t("sharing.let-in")}
        </LinkButton>
      }
    >
      <p class="soft">{t("sharing.detail")}</p>
      <Mine />
    </Screen>
  );
}

function Mine() {
  const [grants, setGrants] = useState<Grant[]>();
  const [error, setError] = useState<string>();
  const load = async () => {
    const asked = await server.grants();
    setError(asked.ok ? undefined : asked.error);
    if (asked.ok) setGrants(asked.gain.grants);
  };
  useEffect(() => {
    void load();
    const again = () => document.visibilityState === "visible" && void load(); // someone may have looked meanwhile
    document.addEventListener("visibilitychange", again);
    return () => document.removeEventListener("visibilitychange", again);
  }, []);
  const closed = ({ id, practitioner }: Grant) => {
    const now = new Date().toISOString();
    setGrants((all) => all?.map((each) => (each.id === id ? { ...each, state: "closed", closed_at: now } : each)));
    announce(t("sharing.closed-now", { name: practitioner.name }));
    focusHeading(); // the button is gone
  };
  if (error && !grants) return <NotNow error={error} onRetry={() => void load()} />;
  if (!grants) return <Loading>{t("sharing.loading")}</Loading>;
  return (
    <>
      <Introduced />
      <ul class="grants">
        {grants.filter(isLive).map((grant) => (
          <GrantPanel key={grant.id} grant={grant} onClosed={() => closed(grant)} />
        ))}
      </ul>
      <Closed grants={grants} />
      <Looks grants={grants} />
    </>
  );
}
