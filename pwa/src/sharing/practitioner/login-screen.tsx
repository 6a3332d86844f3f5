import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAsking } from "../../accounts/asking";
import { EmailField, Fault, Form, PasswordField, Submit } from "../../accounts/fields";
import { knowsPasskeys } from "../../accounts/passkeys/device";
import { emailFaults, neededFaults } from "../../accounts/password";
import { type Key, t } from "../../i18n";
import { Button, focusHeading, type IconName, LinkButton, Note, Screen } from "../../ui";
import { Problem } from "../../ui/states";
import * as asking from "./asking";
import { arrived, type Gone, gone, leave } from "./desk";
import { OtherLanguage } from "./desk-frame";
import type { Entered } from "./model";
import { words } from "./words";

const NOTES: Partial<Record<Gone, [IconName, Key]>> = {
  leaving: ["log-out", "practitioner.is-leaving"],
  out: ["check", "practitioner.is-out"],
  idle: ["lock", "practitioner.was-idle"],
  other: ["lock", "practitioner.was-other"],
  ended: ["check", "practitioner.is-ended"],
};

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
      <WhyHere />
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

/** What became of who was at this desk. */
function WhyHere() {
  const why = gone.value;
  const tryAgain = () => {
    focusHeading(); // the button goes
    void leave("out");
  };
  if (why === "unsure") {
    return (
      <Problem title={t("practitioner.is-unsure")} onRetry={tryAgain}>
        {t("practitioner.is-unsure-detail")}
      </Problem>
    );
  }
  const [icon, key] = (why && NOTES[why]) ?? [];
  return key ? (
    <div role="status">
      <Note icon={icon}>{t(key)}</Note>
    </div>
  ) : null;
}
