import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAsking } from "../../accounts/asking";
import { Fault, Form, Submit } from "../../accounts/fields";
import { knowsPasskeys } from "../../accounts/passkeys/device";
import { neededFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { Button, Screen } from "../../ui";
import { Problem } from "../../ui/states";
import * as asking from "./asking";
import { CodeField } from "./code-field";
import { CodesOnce } from "./codes-once";
import { arrived, gone, newCodes, nextOf } from "./desk";
import { NewLogIn } from "./desk-frame";
import type { Entered, Step } from "./model";
import { TotpOffer } from "./totp-offer";
import { said, words } from "./words";

/** The second factor: give it, or set one up; and the recovery codes, the one time they are shown. */
export function FactorScreen() {
  const { step, error, again } = useStep();
  const { route } = useLocation();
  useEffect(() => {
    if (step === "done" && newCodes.value.length === 0) route(nextOf("done"), true);
  }, [step, newCodes.value]);
  useEffect(() => {
    if (gone.value) route("/practitioner/login", true);
  }, [gone.value]);
  if (newCodes.value.length > 0) return <CodesOnce />;
  if (step === "second") return <GiveSecond />;
  if (step === "set_up") return <SetUp />;
  return (
    <Screen title={t("practitioner.second-title")} class="account">
      {error && (
        <Problem title={said(error)} onRetry={again}>
          {t("practitioner.try-later")}
        </Problem>
      )}
    </Screen>
  );
}

/** What is left to do; nobody who gave a first factor goes to the log-in. */
function useStep() {
  const [step, setStep] = useState<Step>();
  const [error, setError] = useState("");
  const { route } = useLocation();
  const read = async () => {
    const answer = await asking.step();
    if (answer.ok) setStep(answer.gain.step);
    else if (answer.error === "login.required") route("/practitioner/login", true);
    else setError(answer.error);
  };
  useEffect(() => void read(), [newCodes.value]);
  return { step, error, again: () => void read() };
}

function useArrival() {
  const { route } = useLocation();
  return (answer: { gain: Entered } | undefined) => answer && route(arrived(answer.gain), true);
}

function GiveSecond() {
  const [code, setCode] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  const goOn = useArrival();
  const send = async () => {
    const wrong = { "login.failed": t("practitioner.error.code.wrong") };
    goOn(await ask(neededFaults({ code: code.trim() }), () => asking.giveSecond(code), { ...words(), ...wrong }));
  };
  return (
    <Screen
      title={t("practitioner.second-title")}
      class="account"
      foot={
        <Submit form="second" isBusy={isBusy}>
          {t("practitioner.second-go")}
        </Submit>
      }
    >
      <p>{t("practitioner.second-detail")}</p>
      <Form id="second" form={form} onSubmit={() => void send()}>
        <CodeField value={code} onInput={setCode} fault={faults.code} hint={t("practitioner.second-hint")} />
        <Fault>{faults.form}</Fault>
      </Form>
      <div class="ways">
        <NewLogIn />
      </div>
    </Screen>
  );
}

/** A first second factor: a program that makes codes, or a passkey. */
function SetUp() {
  const [code, setCode] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  const goOn = useArrival();
  const send = async () =>
    goOn(await ask(neededFaults({ code: code.trim() }), () => asking.confirmTotp(code), words()));
  const sendPasskey = async () => goOn(await ask({}, asking.addPasskey, words()));
  return (
    <Screen
      title={t("practitioner.set-up-title")}
      class="account"
      foot={
        <Submit form="set-up" isBusy={isBusy}>
          {t("practitioner.set-up-go")}
        </Submit>
      }
    >
      <p>{t("practitioner.set-up-detail")}</p>
      {knowsPasskeys() && (
        <Button kind="line" onClick={() => void sendPasskey()}>
          {t("practitioner.set-up-passkey")}
        </Button>
      )}
      <Form id="set-up" form={form} onSubmit={() => void send()}>
        <TotpOffer />
        <CodeField value={code} onInput={setCode} fault={faults.code} />
        <Fault>{faults.form}</Fault>
      </Form>
      <div class="ways">
        <NewLogIn />
      </div>
    </Screen>
  );
}
