import "./accounts.css";
import { useEffect, useState } from "preact/hooks";
import { call } from "../api/client";
import { formatDate, t } from "../i18n";
import { announce, Button, Row, Rows, Screen } from "../ui";
import { Loading, Problem } from "../ui/states";
import { failed } from "./entering";
import { Passkeys } from "./passkeys/passkeys-part";
import { sentence } from "./said";

type Session = { id: string; current: boolean; created_at: string; last_seen_on: string; device: string };

/** The devices that are logged in, and how to log them out. */
export function SessionsScreen() {
  const [sessions, setSessions] = useState<Session[] | string>();
  const load = async () => setSessions(await loaded());
  useEffect(() => void load(), []);
  const end = async (path: string) => {
    const answer = await call("DELETE", path);
    if (answer.kind !== "ok") return setSessions(failed(answer).error);
    announce(t("accounts.session-ended"));
    await load();
  };
  const others = Array.isArray(sessions) && sessions.length > 1;
  const foot = others && (
    <Button kind="line" onClick={() => void end("/accounts/sessions")}>
      {t("accounts.end-others")}
    </Button>
  );
  return (
    <Screen title={t("accounts.sessions")} back="/me" class="account" foot={foot || undefined}>
      {sessions === undefined && <Loading>{t("accounts.loading")}</Loading>}
      {typeof sessions === "string" && (
        <Problem title={sentence(sessions)} onRetry={() => void load()}>
          {t("accounts.sessions-not-now")}
        </Problem>
      )}
      {Array.isArray(sessions) && (
        <>
          <p>{t("accounts.sessions-detail")}</p>
          <Rows>
            {sessions.map((session) => (
              <OneSession
                key={session.id}
                session={session}
                onEnd={() => void end(`/accounts/sessions/${session.id}`)}
              />
            ))}
          </Rows>
          <Passkeys />
        </>
      )}
    </Screen>
  );
}

async function loaded(): Promise<Session[] | string> {
  const answer = await call("GET", "/accounts/sessions");
  return answer.kind === "ok" ? (answer.body as { sessions: Session[] }).sessions : failed(answer).error;
}

function OneSession({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { current, device, last_seen_on, created_at } = session;
  const name = device || t("accounts.unknown-device");
  const seen = current
    ? t("accounts.since", { day: formatDate(created_at, "day") })
    : t("accounts.last-seen", { day: formatDate(last_seen_on, "day", "UTC") });
  const end = current ? (
    <span class="state">{t("accounts.this-device")}</span>
  ) : (
    <button class="link" type="button" aria-label={t("accounts.end-session-named", { device: name })} onClick={onEnd}>
      {t("accounts.end-session")}
    </button>
  );
  return <Row icon="smartphone" title={name} detail={seen} end={end} />;
}
