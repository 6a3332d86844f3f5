import { useState } from "preact/hooks";
import { t } from "../i18n";
import { DELETED, EXISTS } from "../offline/merge";
import { kept } from "../offline/store";
import { announce, Button, Dialog, focusHeading } from "../ui";
import { type Clash, clashes, type Version } from "./clash";
import { reason } from "./said";
import { takeRefused } from "./taking";

/** What the server did not take: why, and what the person can do with it. Nothing leaves by itself. */
export function Refused() {
  const all = clashes();
  const count = all.length;
  if (count === 0) return null;
  return (
    <section class="refused" aria-labelledby="refused">
      <h2 id="refused">{t("offline.refused-title", { count, uptakes: kept.uptakes.refused.value.length })}</h2>
      <p class="small">{t("offline.refused-detail", { count })}</p>
      <ul>
        {all.map((clash) => (
          <OneRefused key={clash.id} clash={clash} />
        ))}
      </ul>
      <Button kind="link" icon="download" onClick={takeRefused}>
        {t("offline.export-refused")}
      </Button>
    </section>
  );
}

function OneRefused({ clash }: { clash: Clash }) {
  const [asks, setAsks] = useState(false);
  const { title, error, mine, other, retry, dismiss } = clash;
  return (
    <li class="panel">
      <h3>{title}</h3>
      <p class="small">{reason(error)}</p>
      <Said label={other && t("offline.this-one")} version={mine} />
      {other && <Said label={t("offline.other-one")} version={other} />}
      <div class="pair">
        <Button kind="line" fit onClick={() => setAsks(true)}>
          {t(error.endsWith(EXISTS) ? "offline.use-other" : "offline.let-go")}
        </Button>
        <Button fit onClick={() => void decided(retry())}>
          {t(goOn(error))}
        </Button>
      </div>
      {asks && <LetGo dismiss={dismiss} onClose={() => setAsks(false)} />}
    </li>
  );
}

/** What was written, so that the person can choose. */
function Said({ label, version }: { label: string | undefined; version: Version }) {
  return (
    <blockquote>
      {label && <b>{label}</b>}
      <p>{version.text}</p>
      {version.note && <p>{version.note}</p>}
    </blockquote>
  );
}

/** The buttons go with what they decided about: the focus does not. */
async function decided(work: Promise<void>): Promise<void> {
  await work;
  announce(t("accounts.saved"));
  focusHeading();
}

function goOn(error: string) {
  if (error.endsWith(EXISTS)) return "offline.use-this";
  return error.endsWith(DELETED) ? "offline.keep-new" : "offline.try-again";
}

function LetGo({ dismiss, onClose }: { dismiss: () => Promise<void>; onClose: () => void }) {
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={() => void decided(dismiss())}>{t("offline.let-go")}</Button>
    </>
  );
  return (
    <Dialog title={t("offline.let-go-title")} onClose={onClose} actions={actions}>
      <p>{t("offline.let-go-detail")}</p>
    </Dialog>
  );
}
