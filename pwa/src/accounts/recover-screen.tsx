import "./accounts.css";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Screen } from "../ui";
import { useAsking } from "./asking";
import { CarryQuestion, carryFault, useCarry } from "./carry";
import { Fault, Field, Form, Submit } from "./fields";
import { RecoveryCode } from "./recovery-code";
import { recover } from "./store";
import { hold, isHeld } from "./unkept";

const LENGTH = 26; // symbols of 5 bits: 130 bits

export function RecoverScreen() {
  const [code, setCode] = useState("");
  const carry = useCarry();
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    const count = code.replace(/[\s\W_]/g, "").length;
    const check = {
      ...(count !== LENGTH && { code: t("accounts.error.code-short", { count }) }),
      ...carryFault(carry),
    };
    const words = { "login.failed": t("accounts.recover-failed") };
    const entered = await ask(check, () => recover(code, carry.choice === "yes"), words);
    if (entered) hold(entered.recovery_code ?? "");
  };
  if (isHeld()) return <RecoveryCode title={t("accounts.new-code-title")} />;
  return (
    <Screen
      title={t("accounts.recover-title")}
      back="/login"
      class="account"
      foot={
        <Submit form="recover" isBusy={isBusy}>
          {t("accounts.recover-go")}
        </Submit>
      }
    >
      <p>{t("accounts.recover-detail")}</p>
      <Form id="recover" form={form} onSubmit={() => void send()}>
        <Field
          label={t("accounts.code")}
          name="code"
          autoComplete="one-time-code"
          spellcheck={false}
          hint={t("accounts.code-hint")}
          value={code}
          onInput={setCode}
          fault={faults.code}
        />
        <CarryQuestion {...carry} fault={faults.carry} />
        <Fault>{faults.form}</Fault>
      </Form>
    </Screen>
  );
}
