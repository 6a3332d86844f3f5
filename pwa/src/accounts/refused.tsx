import { useState } from "preact/hooks";
import type { CheckIn } from "../checkins/model";
import { checkins, dismiss, refused, retry } from "../checkins/store";
import { formatDate, t } from "../i18n";
import { DELETED, EXISTS } from "../offline/merge";
import { announce, Button, Dialog, focusHeading } from "../ui";
import { reason } from "./said";
import { takeRefused } from "./taking";
import { told } from "./told";

/** What the server did not take: why, and what the person can do with it. Nothing leaves by itself. */
export function Refused() {
  const count = refused.value.length;
  if (count === 0) return null;
  return (
    <section class="refused" aria-labelledby="refused">
      <h2 id="refused">{t("offline.refused-title", { count })}</h2>
      <p class="small">{t("offline.refused-detail", { count })}</p>
      <ul>
        {refused.value.map((checkin) => (
          <OneRefused key={checkin.id} checkin={checkin} />
        ))}
      </ul>
      <Button kind="link" icon="download" onClick={takeRefused}>
        {t("offline.export-refused")}
      </Button>
    </section>
  );
}

function OneRefused({ checkin }: { checkin: CheckIn }) {
  const [asks, setAsks] = useState(false);
  const { id, completed_at, time_zone, refusal } = checkin;
  const error = refusal?.error ?? "";
  const other = error === EXISTS ? checkins.value.find((each) => each.id === id) : undefined;
  return (
    <li class="panel">
      <h3>{formatDate(completed_at, "moment", time_zone)}</h3>
      <p class="small">{reason(error)}</p>
      <Version label={other && t("offline.this-one")} checkin={checkin} />
      {other && <Version label={t("offline.other-one")} checkin={other} />}
      <div class="pair">
        <Button kind="line" fit onClick={() => setAsks(true)}>
          {t(error === EXISTS ? "offline.use-other" : "offline.let-go")}
        </Button>
        <Button fit onClick={() => void decided(retry(id))}>
          {t(GO_ON[error] ?? "offline.try-again")}
        </Button>
      </div>
      {asks && <LetGo id={id} onClose={() => setAsks(false)} />}
    </li>
  );
}

/** What was written, so that the person can choose. */
function Version({ label, checkin }: { label: string | undefined; checkin: CheckIn }) {
  return (
    <blockquote>
      {label && <b>{label}</b>}
      <p>{told(checkin)}</p>
      {checkin.note && <p>{checkin.note}</p>}
    </blockquote>
  );
}

/** The buttons go with what they decided about: the focus does not. */
async function decided(work: Promise<void>): Promise<void> {
  await work;
  announce(t("accounts.saved"));
  focusHeading();
}

const GO_ON: Record<string, "offline.use-this" | "offline.keep-new"> = {
  [EXISTS]: "offline.use-this",
  [DELETED]: "offline.keep-new",
};

function LetGo({ id, onClose }: { id: string; onClose: () => void }) {
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={() => void decided(dismiss(id))}>{t("offline.let-go")}</Button>
    </>
  );
  return (
    <Dialog title={t("offline.let-go-title")} onClose={onClose} actions={actions}>
      <p>{t("offline.let-go-detail")}</p>
    </Dialog>
  );
}
