import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { language, t } from "../i18n";
import { Button, Row, Rows, Screen } from "../ui";
import { Loading, Problem } from "../ui/states";
import { type About, AboutFields } from "./about";
import { useAsking } from "./asking";
import type { ConsentText } from "./consent";
import { EmailField, Fault, Form, PasswordField, Submit } from "./fields";
import { Paragraphs, titleOf } from "./markdown";
import { newLogInFaults } from "./password";
import { sentence } from "./said";
import { account, createAnonymous, signUpWithEmail, startOnPhone, type Wish } from "./store";

type Back = { back: string | (() => void) };
/** Takes the steps out of the way of the browser's "back". */
type Leave = { leave: () => Promise<void> };

export function Age({ back, onYes, onNo }: Back & { onYes: () => void; onNo: () => void }) {
  return (
    <Screen title={t("accounts.age-title")} back={back} class="account">
      <p>{t("accounts.age-detail")}</p>
      <div class="two">
        <Button onClick={onYes}>{t("accounts.age-yes")}</Button>
        <Button kind="line" onClick={onNo}>
          {t("accounts.age-no")}
        </Button>
      </div>
    </Screen>
  );
}

export function Young({ back, leave }: Back & Leave) {
  return (
    <Screen
      title={t("accounts.young-title")}
      back={back}
      class="account"
      foot={<OnPhone leave={leave}>{t("accounts.young-go")}</OnPhone>}
    >
      <p>{t("accounts.young-detail")}</p>
    </Screen>
  );
}

/** Go on without an account. */
function OnPhone({ children, kind = "main", leave }: Leave & { children: string; kind?: "main" | "line" }) {
  const { route } = useLocation();
  const start = async () => {
    if (account.value.mode === "none") await startOnPhone();
    await leave();
    route("/", true);
  };
  return (
    <Button kind={kind} onClick={() => void start()}>
      {children}
    </Button>
  );
}

type ConsentProps = Back & Leave & { text: ConsentText | string | undefined; onYes: () => void; onRetry: () => void };

export function Consent({ back, leave, text, onYes, onRetry }: ConsentProps) {
  if (typeof text !== "object") {
    return (
      <Screen title={t("accounts.new-title")} back={back} class="account">
        {text ? (
          <Problem title={sentence(text)} onRetry={onRetry}>
            {t("accounts.young-detail")}
          </Problem>
        ) : (
          <Loading>{t("accounts.loading")}</Loading>
        )}
      </Screen>
    );
  }
  const words = text.texts[language.value] ?? "";
  return (
    <Screen title={titleOf(words)} back={back} class="account consent">
      <Paragraphs text={words} />
      <div class="two">
        <Button onClick={onYes}>{t("accounts.consent-yes")}</Button>
        <OnPhone kind="line" leave={leave}>
          {t("accounts.consent-no")}
        </OnPhone>
      </div>
    </Screen>
  );
}

type AboutProps = Back & { about: About; onChange: (about: About) => void; onDone: () => void };

export function AboutYou({ back, about, onChange, onDone }: AboutProps) {
  return (
    <Screen
      title={t("accounts.about-title")}
      back={back}
      class="account"
      foot={<Button onClick={onDone}>{t("accounts.go-on")}</Button>}
    >
      <p>{t("accounts.about-detail")}</p>
      <AboutFields about={about} onChange={onChange} isAdult />
    </Screen>
  );
}

type WayProps = Back & { wish: Wish; onEmail: () => void; onCode: (code: string) => void };

export function WayBack({ back, wish, onEmail, onCode }: WayProps) {
  const { ask, faults, isBusy, form } = useAsking();
  const make = async () => {
    const made = await ask({}, () => createAnonymous(wish));
    if (made) onCode(made.recovery_code);
  };
  return (
    <Screen title={t("accounts.way-title")} back={back} class="account">
      <Form id="way" form={form} onSubmit={() => void make()}>
        <Rows>
          <Row
            icon="lock"
            title={t("accounts.way-code")}
            detail={t("accounts.way-code-detail")}
            onClick={() => void make()}
          />
          <Row icon="mail" title={t("accounts.way-email")} detail={t("accounts.way-email-detail")} onClick={onEmail} />
        </Rows>
        {isBusy ? <Loading>{t("accounts.loading")}</Loading> : <Fault>{faults.form}</Fault>}
      </Form>
    </Screen>
  );
}

export function WithEmail({ back, wish, onSent }: Back & { wish: Wish; onSent: (email: string) => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  const send = async () => {
    const address = email.trim();
    const sent = await ask(newLogInFaults(email, password), () =>
      signUpWithEmail({ ...wish, email: address, password }),
    );
    if (sent) onSent(address);
  };
  return (
    <Screen
      title={t("accounts.email-title")}
      back={back}
      class="account"
      foot={
        <Submit form="sign-up" isBusy={isBusy}>
          {t("accounts.email-go")}
        </Submit>
      }
    >
      <Form id="sign-up" form={form} onSubmit={() => void send()}>
        <EmailField value={email} onInput={setEmail} fault={faults.email} />
        <PasswordField isNew value={password} onInput={setPassword} fault={faults.password} />
        <Fault>{faults.form}</Fault>
      </Form>
    </Screen>
  );
}

export function MailSent({ email, back, leave }: Back & Leave & { email: string }) {
  return (
    <Screen
      title={t("accounts.mail-title")}
      back={back}
      class="account"
      foot={<OnPhone leave={leave}>{t("accounts.mail-go")}</OnPhone>}
    >
      <p>{t("accounts.mail-detail", { email })}</p>
    </Screen>
  );
}
