import { useLocation } from "preact-iso";
import { useAsking } from "../../accounts/asking";
import { Fault, Form, Submit } from "../../accounts/fields";
import { t } from "../../i18n";
import { Screen } from "../../ui";
import { ToLogIn } from "./accept-screen";
import * as asking from "./asking";
import { arrived } from "./desk";
import { words } from "./words";

/** Where the link in a mail leads. A tap confirms, so that a mail scanner that opens links does not. */
export function ConfirmScreen() {
  const { query, route } = useLocation();
  const { token } = query;
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    const answer = token && (await ask({}, () => asking.confirm(token), words()));
    if (answer) route(arrived(answer.gain), true);
  };
  const foot = token ? (
    <Submit form="confirm" isBusy={isBusy}>
      {t("accounts.confirm-go")}
    </Submit>
  ) : (
    <ToLogIn />
  );
  return (
    <Screen title={t("accounts.confirm-title")} back="/practitioner/login" class="account" foot={foot}>
      <Form id="confirm" form={form} onSubmit={() => void send()}>
        <p>{t(token ? "practitioner.confirm-detail" : "accounts.no-link")}</p>
        <Fault>{faults.form}</Fault>
      </Form>
    </Screen>
  );
}
