import { useId, useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { formatDate, t } from "../i18n";
import { announce, Button } from "../ui";
import * as server from "./asking";

/** A secret link by which one's own calendar shows the nudges; it is shown once. */
export function CalendarPart({ since }: { since: string | null }) {
  const [made, setMade] = useState(since);
  const [url, setUrl] = useState<string>();
  const [fault, setFault] = useState<string>();
  const make = async () => {
    const asked = await server.makeFeed();
    if (!asked.ok) return setFault(sentence(asked.error));
    setFault(undefined);
    setUrl(asked.gain.url);
    setMade(new Date().toISOString());
  };
  const revoke = async () => {
    const asked = await server.revokeFeed();
    if (!asked.ok) return setFault(sentence(asked.error));
    setFault(undefined);
    setUrl(undefined);
    setMade(null);
    announce(t("reminders.calendar-revoked"));
  };
  return (
    <section class="part">
      <h2 class="label">{t("reminders.calendar")}</h2>
      <p class="small">{t("reminders.calendar-detail")}</p>
      {url && <Shown url={url} />}
      {made && !url && <p class="small soft">{t("reminders.calendar-made", { day: formatDate(made, "day") })}</p>}
      <Button kind="line" fit icon="calendar-days" onClick={() => void make()}>
        {t(made ? "reminders.calendar-new" : "reminders.calendar-make")}
      </Button>
      {made && (
        <Button kind="link" onClick={() => void revoke()}>
          {t("reminders.calendar-revoke")}
        </Button>
      )}
      <Fault>{fault}</Fault>
    </section>
  );
}

function Shown({ url }: { url: string }) {
  const id = useId();
  const copy = () => navigator.clipboard?.writeText(url).then(() => announce(t("reminders.calendar-copied")));
  return (
    <div class="field">
      <label for={id}>{t("reminders.calendar-link")}</label>
      <div class="line">
        <input id={id} readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <p class="hint">{t("reminders.calendar-once")}</p>
      <Button kind="link" onClick={() => void copy()}>
        {t("reminders.calendar-copy")}
      </Button>
    </div>
  );
}
