import "./help.css";
import { useMemo, useState } from "preact/hooks";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { instrument } from "../instruments";
import { useToday } from "../today/now";
import { Button, focusHeading, LinkButton, Screen } from "../ui";
import { catalogue } from "./catalogue";
import { choices, toggle } from "./choices";
import { CrisisFirst } from "./crisis-first";
import { Gaps } from "./gaps";
import { CRISIS, type Match, match } from "./matching";
import { NeedChips } from "./need-chips";
import { OfferCard } from "./offer-card";
import { passing } from "./passing";
import { profileOf } from "./starting";
import { latest, raisesConcern } from "./suggestions";
import { TurnTo } from "./turn-to";
import { Why } from "./why";

/** What fits: crisis help before anything else, then what is missing, then a few offers, then whom to turn to. */
export function OffersScreen() {
  const { asksFor, needs } = choices.value;
  const [goesOn, setGoesOn] = useState(false);
  const found = useMatch(goesOn);
  const goOn = () => {
    setGoesOn(true);
    focusHeading();
  };
  return (
    <Screen
      title={t(asksFor === "child" ? "interventions.offers-child" : "interventions.offers")}
      tab="help"
      class="help offers-screen"
    >
      <NeedChips needs={needs} onDrop={(need) => toggle("needs", need)} />
      {found.concern ? <CrisisFirst goOn={goOn} /> : <Found found={found} />}
    </Screen>
  );
}

/** Whoever goes on after crisis help sees what there is for the rest of what they chose. */
function useMatch(goesOn: boolean): Match {
  const { now } = useToday();
  const chosen = choices.value;
  const all = checkins.value;
  return useMemo(() => {
    const answered = chosen.asksFor === "child" ? passing.value : latest(all, instrument, now);
    const profile = profileOf(chosen, raisesConcern(answered));
    const others = { ...profile, concern: false, needs: profile.needs.filter((need) => need !== CRISIS) };
    return match(goesOn ? others : profile, catalogue);
  }, [goesOn, chosen, all]);
}

function Found({ found }: { found: Match }) {
  const [isWhole, setWhole] = useState(false);
  const { offers, shortlist } = found;
  const few = offers.filter(({ intervention }) => shortlist.includes(intervention.id));
  const rest = offers.filter(({ intervention }) => !shortlist.includes(intervention.id));
  return (
    <>
      <Gaps gaps={found.gaps} isEmpty={offers.length === 0} />
      {few.length > 0 && (
        <ul class="offers">
          {few.map((offer, n) => (
            <OfferCard key={offer.intervention.id} entry={offer.intervention}>
              <Why offer={offer} open={n === 0} />
            </OfferCard>
          ))}
          {isWhole &&
            rest.map((offer) => (
              <OfferCard key={offer.intervention.id} entry={offer.intervention}>
                <Why offer={offer} />
              </OfferCard>
            ))}
        </ul>
      )}
      {rest.length > 0 && !isWhole && (
        <Button kind="line" onClick={() => setWhole(true)}>
          {t("interventions.more", { count: rest.length })}
        </Button>
      )}
      <p class="small soft">{t("interventions.no-promise")}</p>
      <TurnTo information={found.information} contact={found.contact} />
      <LinkButton kind="link" href="/help/browse">
        {t("interventions.browse")}
      </LinkButton>
    </>
  );
}
