import { useState } from "preact/hooks";
import { useAsking } from "../../accounts/asking";
import { EmailField, Fault, Form, PasswordField, Submit } from "../../accounts/fields";
import { newLogInFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { Screen } from "../../ui";
import * as asking from "./asking";
import { DetailsFields, detailFaults, detailsOf, NOTHING_SAID } from "./details-fields";
import { words } from "./words";

/** An account that nobody invited to: what one says of oneself is a claim until the operator confirms it. */
export function RegisterScreen() {
  const [said, setSaid] = useState(NOTHING_SAID);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    const check = { ...detailFaults(said), ...newLogInFaults(email, password) };
    const register = () => asking.register(email.trim(), password, detailsOf(said));
    if (await ask(check, register, words())) setSent(email.trim());
  };
  const foot = (
    <Submit form="register" isBusy={isBusy}>
      {t("practitioner.register-go")}
    </Submit>
  );
  return (
    <Screen
      title={t("practitioner.register")}
      back="/practitioner/login"
      class="account"
      foot={sent ? undefined : foot}
    >
      {sent && <p role="status">{t("practitioner.register-sent", { email: sent })}</p>}
      {!sent && (
        <>
          <p>{t("practitioner.register-detail")}</p>
          <Form id="register" form={form} onSubmit={() => void send()}>
            <DetailsFields said={said} onInput={setSaid} faults={faults} />
            <EmailField value={email} onInput={setEmail} fault={faults.email} />
            <PasswordField isNew value={password} onInput={setPassword} fault={faults.password} />
            <Fault>{faults.form}</Fault>
          </Form>
        </>
      )}
    </Screen>
  );
}
