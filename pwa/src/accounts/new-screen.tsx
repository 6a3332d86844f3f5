import "./accounts.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { focusHeading } from "../ui";
import type { About } from "./about";
import { type ConsentText, consentText } from "./consent";
import { AboutYou, Age, Consent, MailSent, WayBack, WithEmail, Young } from "./new-steps";
import { RecoveryCode } from "./recovery-code";
import { account, newProfile, type Wish } from "./store";

type Step = "age" | "young" | "consent" | "about" | "way" | "email" | "mail" | "code";

const BEFORE: Partial<Record<Step, Step>> = {
  young: "age",
  consent: "age",
  about: "consent",
  way: "about",
  email: "way",
};

const told = () => (account.value.mode === "none" ? newProfile() : account.value.profile);

/** From "no account" to an account: one question a view, and nothing is sent before the last. */
export function NewAccountScreen() {
  const [step, setStep] = useState<Step>("age");
  const [text, setText] = useState<ConsentText | string>();
  const [about, setAbout] = useState<About>(told);
  const [made, setMade] = useState("");
  useEffect(() => void consentText().then(setText), []);
  const { route } = useLocation();
  useEffect(() => {
    if (account.value.mode === "account") route("/me", true); // there is one already
  }, []);
  const go = (next: Step) => {
    setStep(next);
    scrollTo(0, 0);
    requestAnimationFrame(focusHeading);
  };
  const before = BEFORE[step];
  const back = before ? () => go(before) : "/me";
  const version = typeof text === "object" ? text.version : "";
  const { life_phase, birth_years } = about;
  const wish: Wish = { consent: { version }, sixteen_or_older: true, ...newProfile(), life_phase, birth_years };
  const finish = (next: Step) => (result: string) => {
    setMade(result);
    go(next);
  };

  if (step === "age") return <Age back={back} onYes={() => go("consent")} onNo={() => go("young")} />;
  if (step === "young") return <Young back={back} />;
  if (step === "consent")
    return (
      <Consent back={back} text={text} onYes={() => go("about")} onRetry={() => void consentText().then(setText)} />
    );
  if (step === "about") return <AboutYou back={back} about={about} onChange={setAbout} onDone={() => go("way")} />;
  if (step === "way") return <WayBack back={back} wish={wish} onEmail={() => go("email")} onCode={finish("code")} />;
  if (step === "email") return <WithEmail back={back} wish={wish} onSent={finish("mail")} />;
  if (step === "mail") return <MailSent email={made} />;
  return <RecoveryCode code={made} title={t("accounts.code-title")} />;
}
