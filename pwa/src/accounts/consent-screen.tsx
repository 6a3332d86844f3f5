import "./accounts.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { formatDate, language, t } from "../i18n";
import { announce, Button, Screen } from "../ui";
import { Loading, Problem } from "../ui/states";
import { useAsking } from "./asking";
import { agree, type ConsentText, consentText, isNewer } from "./consent";
import { Fault, Form, Submit } from "./fields";
import { Paragraphs, titleOf } from "./markdown";
import { sentence } from "./said";
import { account } from "./store";

/** What Welnu keeps, to read again; and to say yes to, where it is newer than what one said yes to. */
export function ConsentScreen() {
  const [text, setText] = useState<ConsentText | string>();
  const load = () => void consentText().then(setText);
  useEffect(load, []);
  const who = account.value;
  if (typeof text === "object" && isNewer(text, who)) return <Newer text={text} back="/me" />;
  return (
    <Screen title={t("accounts.consent-title")} back="/me" class="account consent">
      {text === undefined && <Loading>{t("accounts.loading")}</Loading>}
      {typeof text === "string" && (
        <Problem title={sentence(text)} onRetry={load}>
          {t("accounts.consent-not-now")}
        </Problem>
      )}
      {typeof text === "object" && (
        <>
          {who.mode === "account" && (
            <p>{t("accounts.consent-given", { day: formatDate(who.person.consent.given_at, "day") })}</p>
          )}
          <Paragraphs text={text.texts[language.value] ?? ""} />
        </>
      )}
    </Screen>
  );
}

/** Asks for a yes to a newer text; with it, `isNewer` is no longer true. */
export function Newer({ text, back }: { text: ConsentText; back: string }) {
  const { ask, faults, isBusy, form } = useAsking();
  const { route } = useLocation();
  const words = text.texts[language.value] ?? "";
  const say = async () => {
    if (await ask({}, () => agree(text))) announce(t("accounts.consent-thanks"));
  };
  return (
    <Screen title={titleOf(words)} back={back} class="account consent">
      <p>{t("accounts.consent-newer")}</p>
      <Paragraphs text={words} />
      <Form id="consent" form={form} onSubmit={() => void say()}>
        <Fault>{faults.form}</Fault>
        <div class="two">
          <Submit form="consent" isBusy={isBusy}>
            {t("accounts.consent-agree")}
          </Submit>
          <Button kind="line" onClick={() => route(back)}>
            {t("accounts.consent-later")}
          </Button>
        </div>
      </Form>
    </Screen>
  );
}
