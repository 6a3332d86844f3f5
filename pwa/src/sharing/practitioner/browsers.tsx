import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../../i18n";
import { Button, Row, Rows } from "../../ui";
import { focusPart } from "./account-part";
import * as asking from "./asking";
import type { Session } from "./model";
import { useChange } from "./use-change";

/** Where one is logged in, or halfway there; and how to log out there. */
export function Browsers() {
  const [found, setFound] = useState<Session[]>([]);
  const { read, change, shown } = useChange();
  const look = async () => {
    const answer = await read(asking.sessions);
    if (answer) setFound(answer.gain.sessions);
  };
  useEffect(() => void look(), []);
  const end = async (work: typeof asking.endOthers) => {
    if (!(await change(work, t("accounts.session-ended")))) return;
    focusPart("browsers"); // the button goes
    await look();
  };
  return (
    <>
      <p class="small">{t("accounts.sessions-detail")}</p>
      <Rows>
        {found.map((each) => (
          <Browser key={each.id} session={each} onEnd={() => void end(() => asking.endSession(each.id))} />
        ))}
      </Rows>
      {found.length > 1 && (
        <Button kind="line" fit icon="log-out" onClick={() => void end(asking.endOthers)}>
          {t("accounts.end-others")}
        </Button>
      )}
      {shown}
    </>
  );
}

function Browser({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { current, device, created_at } = session;
  const name = device || t("accounts.unknown-device");
  const end = current ? (
    <span class="state">{t("practitioner.this-browser")}</span>
  ) : (
    <button class="link" type="button" aria-label={t("accounts.end-session-named", { device: name })} onClick={onEnd}>
      {t("accounts.end-session")}
    </button>
  );
  const seen = current ? t("accounts.since", { day: formatDate(created_at, "moment") }) : lastSeen(session);
  return <Row icon="smartphone" title={name} detail={seen} end={end} />;
}

function lastSeen({ whole, last_seen_at }: Session): string {
  const moment = formatDate(last_seen_at, "moment");
  return whole ? t("accounts.last-seen", { day: moment }) : t("practitioner.halfway", { moment });
}
