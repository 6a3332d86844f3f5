import "./help.css";
import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { t } from "../i18n";
import { Icon, LinkButton, Note, Screen, Well } from "../ui";
import { useAttempt } from "./attempt";
import { barOf, barredAs } from "./bar";
import { intervention } from "./catalogue";
import { Doing, SaveButton } from "./doing";
import { Judged, labelOf, Meaning, WELL } from "./evidence";
import { Facts } from "./facts";
import type { Intervention } from "./intervention";
import { OutsideLink } from "./outside-link";
import { Sources } from "./sources";
import { uptakeOf } from "./taken";
import { useFit } from "./use-fit";
import { Reasons } from "./why";
import { said } from "./words";

/** Everything that is known of one intervention, and what one can do with it. */
export function DetailScreen() {
  const { params } = useRoute();
  const entry = intervention(params.id ?? "");
  return entry ? <Detail entry={entry} /> : <NotFound />;
}

function Detail({ entry }: { entry: Intervention }) {
  const { route } = useLocation();
  const { attempt, fault } = useAttempt();
  const bar = barOf(entry);
  const [isTried] = useState(() => uptakeOf(entry.id)?.status === "trying"); // then what one can tell of it comes first
  const doing = !bar && <Doing {...{ entry, attempt, fault }} />;
  const isJudged = !bar || entry.evidence.level !== "none_stated";
  return (
    <Screen
      title={entry.name}
      back={() => (history.length > 1 ? history.back() : route("/help"))}
      class="help detail"
      tools={!bar && <SaveButton {...{ entry, attempt }} />}
      foot={entry.url ? <OutsideLink entry={entry} url={entry.url} /> : undefined}
    >
      <p>{said(entry.summary)}</p>
      {isTried && doing}
      {bar && (
        <Note>{t(`interventions.bar-${barredAs(entry, bar)}-detail`, { place: entry.availability.place ?? "" })}</Note>
      )}
      {isJudged && <Proof evidence={entry.evidence} />}
      <Fit entry={entry} />
      <Facts entry={entry} />
      {!bar && <Start entry={entry} />}
      {!isTried && doing}
      <Sources entry={entry} />
    </Screen>
  );
}

/** How well it is known to work, and who says so. */
function Proof({ evidence }: Pick<Intervention, "evidence">) {
  return (
    <section class="proof">
      <Well level={WELL[evidence.level]} />
      <div class="explained small">
        <h2>{labelOf(evidence)}</h2>
        <Meaning evidence={evidence} />
        <details class="why">
          <summary>{t("interventions.who-says")}</summary>
          <div class="explained">
            <Judged evidence={evidence} />
          </div>
        </details>
      </div>
    </section>
  );
}

/** Whether it fits what was chosen in Help. */
function Fit({ entry }: { entry: Intervention }) {
  const offer = useFit(entry.id);
  if (!offer) return null;
  return (
    <section class="panel fit">
      <h2>{t("interventions.fits-you")}</h2>
      <Reasons {...offer} />
    </section>
  );
}

/** How one begins, and through whom. */
function Start({ entry: { access } }: { entry: Intervention }) {
  return (
    <section>
      <h2>{t("interventions.start")}</h2>
      <ul class="ticks">
        {access.how.map((how) => (
          <li key={how}>
            <Icon name="chevron-right" small />
            <span>{t(`interventions.start-${how as "self"}`)}</span>
          </li>
        ))}
      </ul>
      {access.note && <p class="small">{said(access.note)}</p>}
    </section>
  );
}

function NotFound() {
  return (
    <Screen
      title={t("interventions.not-found")}
      back="/help"
      foot={<LinkButton href="/help/browse">{t("interventions.browse")}</LinkButton>}
    >
      <p>{t("interventions.not-found-detail")}</p>
    </Screen>
  );
}
