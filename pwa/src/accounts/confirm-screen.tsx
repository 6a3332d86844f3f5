import "./accounts.css";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { LinkButton, Screen } from "../ui";
import { useAsking } from "./asking";
import { Fault, Form, Submit } from "./fields";
import { confirm } from "./store";

/** Where the link in a mail leads. A tap confirms, so that a mail scanner that opens links does not. */
export function ConfirmScreen() {
  const { query, route } = useLocation();
  const { token } = query;
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    if (token && (await ask({}, () => confirm(token)))) route("/", true);
  };
  const foot = token ? (
    <Submit form="confirm" isBusy={isBusy}>
      {t("accounts.confirm-go")}
    </Submit>
  ) : (
    <LinkButton href="/">{t("ui.to-today")}</LinkButton>
  );
  return (
    <Screen title={t("accounts.confirm-title")} back="/" class="account" foot={foot}>
      <Form id="confirm" form={form} onSubmit={() => void send()}>
        <p>{t(token ? "accounts.confirm-detail" : "accounts.no-link")}</p>
        <Fault>{faults.form}</Fault>
      </Form>
    </Screen>
  );
}
