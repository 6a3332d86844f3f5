import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAsking } from "../../accounts/asking";
import { EmailField, Fault, Form, PasswordField, Submit } from "../../accounts/fields";
import { knowsPasskeys } from "../../accounts/passkeys/device";
import { emailFaults, neededFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { Button, LinkButton, Note, Screen } from "../../ui";
import * as asking from "./asking";
import { arrived, gone } from "./desk";
import { OtherLanguage } from "./desk-frame";
import type { Entered } from "./model";
import { words } from "./words";

/** The first factor: a password; or a passkey, which is both. */
export function LogInScreen() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { route } = useLocation();
  const { ask, faults, isBusy, form } = useAsking();
  const goOn = (answer: { gain: Entered } | undefined) => answer && route(arrived(answer.gain), true);
  const send = async () => {
    const check = { ...emailFaults(email), ...neededFaults({ password }) };
    goOn(await ask(check, () => asking.logIn(email.trim(), password), words()));
  };
  const sendPasskey = async () => goOn(await ask({}, asking.logInWithPasskey, words()));
  return (
    <Screen
      title={t("practitioner.log-in-title")}
      class="account"
      foot={
        <Submit form="practitioner-log-in" isBusy={isBusy}>
          {t("practitioner.log-in-go")}
        </Submit>
      }
    >
      {gone.value === "idle" && <Note icon="lock">{t("practitioner.was-idle")}</Note>}
      {gone.value === "out" && <Note icon="check">{t("practitioner.is-out")}</Note>}
      {gone.value === "ended" && <Note icon="check">{t("practitioner.is-ended")}</Note>}
      <p>{t("practitioner.log-in-detail")}</p>
      {knowsPasskeys() && (
        <Button kind="line" onClick={() => void sendPasskey()}>
          {t("practitioner.log-in-passkey")}
        </Button>
      )}
      <Form id="practitioner-log-in" form={form} onSubmit={() => void send()}>
        <EmailField value={email} onInput={setEmail} fault={faults.email} />
        <PasswordField value={password} onInput={setPassword} fault={faults.password} />
        <Fault>{faults.form}</Fault>
      </Form>
      <div class="ways">
        <LinkButton kind="link" href="/practitioner/reset">
          {t("accounts.log-in-forgot")}
        </LinkButton>
        <LinkButton kind="link" href="/practitioner/new">
          {t("practitioner.register")}
        </LinkButton>
        <LinkButton kind="link" href="/">
          {t("practitioner.for-myself")}
        </LinkButton>
        <OtherLanguage />
      </div>
    </Screen>
  );
}
