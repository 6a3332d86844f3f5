import "./help.css";
import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { Icon, LinkButton, Note, Screen, Well } from "../ui";
import { barOf } from "./bar";
import { intervention } from "./catalogue";
import { Doing, SaveButton } from "./doing";
import { Judged, labelOf, Meaning, WELL } from "./evidence";
import type { Intervention } from "./intervention";
import { OutsideLink } from "./outside-link";
import { Sources } from "./sources";
import { useFit } from "./use-fit";
import { Reasons } from "./why";
import { listed, named, said } from "./words";

/** Everything that is known of one intervention, and what one can do with it. */
export function DetailScreen() {
  const { params } = useRoute();
  const entry = intervention(params.id ?? "");
  return entry ? <Detail entry={entry} /> : <NotFound />;
}

function Detail({ entry }: { entry: Intervention }) {
  const bar = barOf(entry);
  return (
    <Screen
      title={entry.name}
      back={() => history.back()}
      class="help detail"
      tools={!bar && <SaveButton entry={entry} />}
      foot={entry.url ? <OutsideLink entry={entry} url={entry.url} /> : undefined}
    >
      <p>{said(entry.summary)}</p>
      {bar && <Note>{t(`interventions.bar-${bar}-detail`, { place: entry.availability.place ?? "" })}</Note>}
      <section class="proof">
        <Well level={WELL[entry.evidence.level]} />
        <div class="explained small">
          <h2>{labelOf(entry.evidence)}</h2>
          <Meaning evidence={entry.evidence} />
          <details class="why">
            <summary>{t("interventions.who-says")}</summary>
            <div class="explained">
              <Judged evidence={entry.evidence} />
            </div>
          </details>
        </div>
      </section>
      <Fit entry={entry} />
      <Facts entry={entry} />
      {!bar && <Start entry={entry} />}
      {!bar && <Doing entry={entry} />}
      <Sources entry={entry} />
    </Screen>
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

function Facts({ entry }: { entry: Intervention }) {
  const { kind, for: audience, form, setting, languages, availability, phases } = entry;
  const names = (part: "form" | "setting" | "phases" | "languages", ids: readonly string[]) =>
    listed(ids.map((id) => named(part, id)));
  const facts = [
    ["fact-who", said(audience.words)],
    ["fact-ages", audience.ages && agesOf(audience.ages)],
    ["fact-phase", phases.length > 0 && names("phases", phases)],
    ["fact-kind", named("kinds", kind)],
    ["fact-form", form.length > 0 && names("form", form)],
    ["fact-setting", setting.length > 0 && names("setting", setting)],
    ["fact-language", languages.length > 0 && names("languages", languages)],
    ["fact-availability", whereOf(availability)],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(`interventions.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const agesOf = ({ from, to }: NonNullable<Intervention["for"]["ages"]>): string =>
  to === null ? t("interventions.ages-from", { from }) : t("interventions.ages", { from, to });

const whereOf = ({ status, place }: Intervention["availability"]): string =>
  [named("availability", status), place].filter(Boolean).join(": ");

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
