import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { countDrafts, dropDrafts } from "../offline/drafts";
import { announce, Button, Dialog } from "../ui";
import { counted, NOTHING, total, waitingNow } from "./counted";
import { Fault } from "./fields";
import { sentence } from "./said";
import { account, erase, logOut, tryNow, unsentHere } from "./store";
import { TakeButtons } from "./take-dialog";
import { takeAll } from "./taking";

type Closing = { onClose: () => void };

/** Logging out says first what is only on this phone, and offers to send it or to save it. */
export function LogOutDialog({ onClose }: Closing) {
  const { route } = useLocation();
  const unsent = useUnsent();
  const who = account.value;
  const isLoggedOut = who.mode === "account" && who.loggedOut;
  const leave = async () => {
    await logOut({ keepUnsent: true });
    route("/", true);
  };
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={() => void leave()}>
        {t(isLoggedOut ? "accounts.log-out-here-yes" : "accounts.log-out-yes")}
      </Button>
    </>
  );
  return (
    <Dialog
      title={t(isLoggedOut ? "accounts.log-out-here-title" : "accounts.log-out-title")}
      onClose={onClose}
      actions={actions}
    >
      <p>{t("accounts.log-out-detail")}</p>
      {who.mode === "account" && who.person.email === null && <p>{t("accounts.log-out-code")}</p>}
      {total(unsent) > 0 && (
        <>
          <p role="status">{t("accounts.log-out-unsent", { what: counted(unsent) })}</p>
          <div class="pair">
            {!isLoggedOut && (
              <Button kind="line" fit onClick={() => void tryNow()}>
                {t("accounts.send-first")}
              </Button>
            )}
            <Button kind="line" fit onClick={() => void takeAll()}>
              {t("accounts.save-file")}
            </Button>
          </div>
        </>
      )}
      <Begun />
    </Dialog>
  );
}

/** What was begun and not ended, which stays on this phone too; someone else may use it, so it can go. */
function Begun() {
  const [count, setCount] = useState(0);
  const look = () => void countDrafts().then(setCount);
  useEffect(look, []);
  if (count === 0) return null;
  const drop = async () => {
    await dropDrafts();
    announce(t("accounts.begun-dropped"));
    look();
  };
  return (
    <>
      <p role="status">{t("accounts.log-out-begun")}</p>
      <div class="pair">
        <Button kind="line" fit onClick={() => void drop()}>
          {t("accounts.begun-drop")}
        </Button>
      </div>
    </>
  );
}

/** What only this phone has; counted anew when something was sent. */
function useUnsent() {
  const [count, setCount] = useState(NOTHING);
  useEffect(() => void unsentHere().then(setCount), [total(waitingNow())]);
  return count;
}

/** Erasing asks twice, and offers to take everything along first. */
export function EraseDialog({ onClose }: Closing) {
  const [isSure, setSure] = useState(false);
  return isSure ? <Surely onClose={onClose} /> : <First onClose={onClose} onSure={() => setSure(true)} />;
}

function First({ onClose, onSure }: Closing & { onSure: () => void }) {
  const detail = account.value.mode === "account" ? "accounts.erase-detail" : "accounts.erase-detail-phone";
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={onSure}>{t("accounts.erase-go-on")}</Button>
    </>
  );
  return (
    <Dialog key="first" title={t("accounts.erase-title")} onClose={onClose} actions={actions}>
      <p>{t(detail)}</p>
      <p>{t("accounts.erase-first")}</p>
      <div class="pair">
        <TakeButtons />
      </div>
    </Dialog>
  );
}

function Surely({ onClose }: Closing) {
  const [fault, setFault] = useState<string>();
  const { route } = useLocation();
  const go = async () => {
    setFault(undefined);
    const result = await erase();
    if (!result.ok) return setFault(sentence(result.error));
    announce(t("accounts.erased"));
    route("/", true);
  };
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={() => void go()}>{t("accounts.erase-yes")}</Button>
    </>
  );
  return (
    <Dialog key="surely" title={t("accounts.erase-sure")} onClose={onClose} actions={actions}>
      <Fault>{fault}</Fault>
    </Dialog>
  );
}
