import { useState } from "preact/hooks";
import { useAsking } from "../../accounts/asking";
import { Fault, Form } from "../../accounts/fields";
import type { Result } from "../../accounts/model";
import { knowsPasskeys } from "../../accounts/passkeys/device";
import { neededFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { announce, Button, Dialog } from "../../ui";
import * as asking from "./asking";
import { CodeField } from "./code-field";
import { leave, me, told } from "./desk";
import { said, words } from "./words";

/** Change something of one's account: once at a time, and after a second factor where the last one is long ago. */
export function useChange() {
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<(isProven: boolean) => void>();

  const prove = () =>
    new Promise<boolean>((resolve) => {
      setAnswer(() => (isProven: boolean) => {
        setAnswer(undefined);
        resolve(isProven);
      });
    });
  /** Returns what came of it; nothing where it was not done, and the fault says why. Holds up no change. */
  const read = async <Done extends object>(work: () => Promise<Result<Done>>) => {
    const result = await carriedOut(work, prove);
    return result && !result.ok ? void setFault(said(told(result))) : result;
  };
  /** done: what to say then. */
  const change = async <Done extends object>(work: () => Promise<Result<Done>>, done?: string) => {
    if (isBusy) return undefined;
    setFault(undefined);
    setBusy(true);
    const result = await read(work);
    setBusy(false);
    if (result && done) announce(done);
    return result;
  };
  const shown = (
    <>
      <Fault>{fault}</Fault>
      {answer && <Prove onAnswer={answer} />}
    </>
  );
  return { read, change, isBusy, shown };
}

/** Return what came of `work`, undefined where someone did not want to prove who they are. */
async function carriedOut<Done extends object>(work: () => Promise<Result<Done>>, prove: () => Promise<boolean>) {
  const first = await work();
  if (first.ok || first.error !== "login.stale") return first;
  return (await prove()) ? work() : undefined;
}

/** Is it still you? A code, or a passkey. */
function Prove({ onAnswer }: { onAnswer: (isProven: boolean) => void }) {
  const [code, setCode] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  const who = me.value;
  const send = async () => {
    const wrong = { ...words(), "login.failed": said("code.wrong") };
    if (await ask(neededFaults({ code: code.trim() }), () => asking.giveSecond(code), wrong)) onAnswer(true);
  };
  const sendPasskey = async () => {
    if (!(await ask({}, asking.logInWithPasskey, words()))) return;
    const now = await asking.me(); // a device holds passkeys of more than one
    const isSame = now.ok && now.gain.id === me.value?.id;
    onAnswer(isSame);
    if (!isSame) await leave(now.ok ? "other" : "out");
  };
  const actions = (
    <>
      <Button kind="line" onClick={() => onAnswer(false)}>
        {t("accounts.cancel")}
      </Button>
      {who?.has_password && (
        <button class="btn" type="submit" form="prove" aria-disabled={isBusy}>
          {t("practitioner.prove-go")}
        </button>
      )}
    </>
  );
  return (
    <Dialog title={t("practitioner.prove-title")} onClose={() => onAnswer(false)} actions={actions}>
      <p>{t("practitioner.prove-detail")}</p>
      {(who?.passkeys ?? 0) > 0 && knowsPasskeys() && (
        <Button kind="line" onClick={() => void sendPasskey()}>
          {t("practitioner.prove-passkey")}
        </Button>
      )}
      <Form id="prove" form={form} onSubmit={() => void send()}>
        {who?.has_password && <CodeField value={code} onInput={setCode} fault={faults.code} />}
        <Fault>{faults.form}</Fault>
      </Form>
    </Dialog>
  );
}
