import "./help.css";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { instrument } from "../instruments";
import { useToday } from "../today/now";
import { announce, Button, Row, Rows, Screen } from "../ui";
import { Preferences, Situations } from "./about-you";
import { choices, toggle } from "./choices";
import { FewChips } from "./few-chips";
import { Mine } from "./mine";
import { firstNeeds, GROUPS } from "./needs";
import { passing } from "./passing";
import { ShortSet } from "./short-set";
import { Suggested } from "./suggested";
import { latest, suggestions } from "./suggestions";
import { Whom } from "./whom";
import { Named } from "./words";

/** What would someone like help with? What answers told is a suggestion; everything here stays on the phone. */
export function HelpScreen() {
  const { route } = useLocation();
  const { now } = useToday();
  const needs = useRef<HTMLDivElement>(null);
  const { asksFor, needs: chosen } = choices.value;
  const answered = asksFor === "child" ? passing.value : latest(checkins.value, instrument, now);
  const show = () => {
    if (chosen.length > 0) return route("/help/offers");
    announce(t("interventions.choose-need"));
    needs.current?.querySelector<HTMLElement>("button")?.focus();
  };
  return (
    <Screen
      title={t("interventions.title")}
      tab="help"
      class="help"
      foot={<Button onClick={show}>{t("interventions.show")}</Button>}
    >
      <Whom />
      <Suggested suggestions={suggestions(answered)} />
      <div ref={needs}>
        <Needs />
      </div>
      <Situations />
      <Preferences />
      <p class="small soft">{t("interventions.stays-here")}</p>
      <Mine />
      <Rows>
        <ShortSet />
        <Row
          icon="list"
          title={t("interventions.browse")}
          detail={t("interventions.browse-detail")}
          href="/help/browse"
        />
        <Row
          icon="info"
          title={t("interventions.information")}
          detail={t("interventions.information-detail")}
          href="/help/browse#need=information"
        />
      </Rows>
    </Screen>
  );
}

function Needs() {
  const { asksFor, needs } = choices.value;
  const groups = Object.entries(GROUPS).map(([id, ids]) => ({
    title: t(`interventions.group-${id as keyof typeof GROUPS}`),
    ids,
  }));
  return (
    <FewChips
      legend={t(asksFor === "child" ? "interventions.needs-child" : "interventions.needs")}
      first={firstNeeds(choices.value, needs)}
      groups={groups}
      chosen={needs}
      name={(id) => Named("needs", id)}
      onToggle={(id) => toggle("needs", id)}
    />
  );
}
