import "./accounts.css";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { Button, LinkButton, Screen } from "../ui";
import { useAsking } from "./asking";
import { CarryQuestion, carryFault, useCarry } from "./carry";
import { EmailField, Fault, Form, PasswordField, Submit } from "./fields";
import { logInWithPasskey } from "./passkeys/asking";
import { knowsPasskeys } from "./passkeys/device";
import { emailFaults, neededFaults } from "./password";
import { account, logIn } from "./store";
import { useWanted } from "./wanted";

export function LogInScreen() {
  const [email, setEmail] = useState(knownEmail());
  const [password, setPassword] = useState("");
  const carry = useCarry();
  const { route } = useLocation();
  const wanted = useWanted();
  const goOn = () => route(wanted ?? "/", true);
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    const check = { ...emailFaults(email), ...neededFaults({ password }), ...carryFault(carry) };
    const words = { "login.failed": t("accounts.log-in-failed") };
    if (await ask(check, () => logIn(email.trim(), password, carry.choice === "yes"), words)) goOn();
  };
  const sendPasskey = async () => {
    const words = { "login.failed": t("accounts.log-in-passkey-failed") };
    if (await ask(carryFault(carry), () => logInWithPasskey(carry.choice === "yes"), words)) goOn();
  };
  return (
    <Screen
      title={t("accounts.log-in-welcome")}
      back={wanted ?? (account.value.mode === "none" ? "/" : "/me")}
      class="account"
      foot={
        <Submit form="log-in" isBusy={isBusy}>
          {t("accounts.log-in-go")}
        </Submit>
      }
    >
      <Form id="log-in" form={form} onSubmit={() => void send()}>
        <EmailField value={email} onInput={setEmail} fault={faults.email} />
        <PasswordField value={password} onInput={setPassword} fault={faults.password} />
        <CarryQuestion {...carry} fault={faults.carry} />
        <Fault>{faults.form}</Fault>
      </Form>
      <div class="ways">
        {knowsPasskeys() && (
          <Button kind="link" onClick={() => void sendPasskey()}>
            {t("accounts.log-in-passkey")}
          </Button>
        )}
        <LinkButton kind="link" href="/recover">
          {t("accounts.log-in-code")}
        </LinkButton>
        <LinkButton kind="link" href="/reset">
          {t("accounts.log-in-forgot")}
        </LinkButton>
        {account.value.mode !== "account" && (
          <LinkButton kind="link" href="/account/new">
            {t("accounts.log-in-new")}
          </LinkButton>
        )}
      </div>
    </Screen>
  );
}

const knownEmail = () => (account.value.mode === "account" ? (account.value.person.email ?? "") : "");
