import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAsking } from "../../accounts/asking";
import { EmailField, Fault, Form, PasswordField, Submit } from "../../accounts/fields";
import { emailFaults, newPasswordFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { Screen } from "../../ui";
import * as asking from "./asking";
import { arrived } from "./desk";
import { words } from "./words";

/** A forgotten password: ask for the link, or, with the link, choose a new one. */
export function ResetScreen() {
  const { token } = useLocation().query;
  return token ? <NewPassword token={token} /> : <AskLink />;
}

function AskLink() {
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    if (await ask(emailFaults(email), () => asking.askReset(email.trim()), words())) setSent(email.trim());
  };
  const foot = (
    <Submit form="forgot" isBusy={isBusy}>
      {t("accounts.forgot-go")}
    </Submit>
  );
  return (
    <Screen
      title={t("accounts.forgot-title")}
      back="/practitioner/login"
      class="account"
      foot={sent ? undefined : foot}
    >
      <Form id="forgot" form={form} onSubmit={() => void send()}>
        {sent ? (
          <p role="status">{t("accounts.forgot-sent", { email: sent })}</p>
        ) : (
          <EmailField value={email} onInput={setEmail} fault={faults.email} />
        )}
        <Fault>{faults.form}</Fault>
      </Form>
    </Screen>
  );
}

function NewPassword({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const { route } = useLocation();
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    const answer = await ask(newPasswordFaults(password), () => asking.reset(token, password), words());
    if (answer) route(arrived(answer.gain), true);
  };
  return (
    <Screen
      title={t("accounts.reset-title")}
      back="/practitioner/login"
      class="account"
      foot={
        <Submit form="reset" isBusy={isBusy}>
          {t("accounts.reset-go")}
        </Submit>
      }
    >
      <p>{t("practitioner.reset-detail")}</p>
      <Form id="reset" form={form} onSubmit={() => void send()}>
        <PasswordField isNew value={password} onInput={setPassword} fault={faults.password} />
        <Fault>{faults.form}</Fault>
      </Form>
    </Screen>
  );
}
