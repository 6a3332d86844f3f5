import "./accounts.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { focusHeading } from "../ui";
import { useTrail } from "../ui/trail";
import type { About } from "./about";
import { type ConsentText, consentText } from "./consent";
import { AboutYou, Age, Consent, MailSent, WayBack, WithEmail, Young } from "./new-steps";
import { RecoveryCode } from "./recovery-code";
import { account, newProfile, type Wish } from "./store";
import { hold, isHeld } from "./unkept";
import { useWanted } from "./wanted";

type Step = "age" | "young" | "consent" | "about" | "way" | "email" | "mail";

const told = () => (account.value.mode === "none" ? newProfile() : account.value.profile);

function arrive(): void {
  scrollTo(0, 0);
  requestAnimationFrame(focusHeading);
}

/** From "no account" to an account: one question a view, and nothing is sent before the last. */
export function NewAccountScreen() {
  const trail = useTrail<{ at: Step }>(() => [{ at: "age" }], arrive);
  const [text, setText] = useState<ConsentText | string>();
  const [about, setAbout] = useState<About>(told);
  const [sentTo, setSentTo] = useState("");
  useEffect(() => void consentText().then(setText), []);
  const { route } = useLocation();
  const before = useWanted() ?? "/me";
  useEffect(() => {
    if (account.value.mode === "account" && !isHeld()) route(before, true); // there is one already
  }, []);
  const at = trail.step.at === "mail" && !sentTo ? "age" : trail.step.at; // a reload forgets the address
  const go = (step: Step) => trail.go({ at: step });
  const back = trail.isFirst ? before : trail.back;
  const version = typeof text === "object" ? text.version : "";
  const { life_phase, birth_years } = about;
  const wish: Wish = { consent: { version }, sixteen_or_older: true, ...newProfile(), life_phase, birth_years };
  const sent = (email: string) => {
    setSentTo(email);
    go("mail");
  };

  if (isHeld()) return <RecoveryCode title={t("accounts.code-title")} leave={trail.leave} />;
  if (at === "age") return <Age back={back} onYes={() => go("consent")} onNo={() => go("young")} />;
  if (at === "young") return <Young back={back} leave={trail.leave} />;
  if (at === "consent")
    return (
      <Consent
        back={back}
        leave={trail.leave}
        text={text}
        onYes={() => go("about")}
        onRetry={() => void consentText().then(setText)}
      />
    );
  if (at === "about") return <AboutYou back={back} about={about} onChange={setAbout} onDone={() => go("way")} />;
  if (at === "way") return <WayBack back={back} wish={wish} onEmail={() => go("email")} onCode={hold} />;
  if (at === "email") return <WithEmail back={back} wish={wish} onSent={sent} />;
  return <MailSent email={sentTo} back={back} leave={trail.leave} />;
}
