/** A summary on one page: what a practitioner sees, what a person previews, and what they take along. */
import "../trends/trends.css";
import "./summary.css";
import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import { rich, t } from "../i18n";
import { Heading } from "../ui";
import { DailyPart } from "./daily-part";
import { DAILY, LARGE, partOf } from "./drawn";
import { lead } from "./lead";
import { type Level, Levels } from "./levels";
import { SCOPES, type Scope, type Summary } from "./model";
import { Others, QuestionnairePart } from "./questionnaire-part";
import { TriedPart } from "./tried-part";
import { day, listed } from "./wording";

interface SummaryPageProps {
  summary: Summary;
  /** Of its title; its parts are one below. */
  level?: Level;
  /** Buttons at the head; not in print. */
  actions?: ComponentChildren;
}

export function SummaryPage({ summary, level = 1, actions }: SummaryPageProps) {
  const { instruments = [], uptakes, note } = summary;
  const large = partOf(summary, LARGE);
  const others = instruments.filter(({ instrument }) => instrument !== DAILY && instrument !== LARGE);
  const tried = uptakes && <TriedPart uptakes={uptakes} to={summary.period.to} />;
  return (
    <Levels.Provider value={level}>
      <article class="paper">
        <Head {...{ summary, level, actions }} />
        <Lead summary={summary} />
        {note && <OwnWords note={note} />}
        <Fitting>
          <div class="cols">
            <div>
              <DailyPart summary={summary} />
              {others.length > 0 && <Others parts={others} />}
              {!large && tried}
            </div>
            <div>
              {large && <QuestionnairePart summary={summary} part={large} />}
              {large && tried}
            </div>
          </div>
        </Fitting>
        <footer>
          <p>{t("reports.own-answers")}</p>
          <p>{t("checkins.not-is-detail")}</p>
        </footer>
      </article>
    </Levels.Provider>
  );
}

function Head({ summary, level, actions }: SummaryPageProps & { level: Level }) {
  const { called, life_phase } = summary;
  const title = called ?? t("reports.own-title");
  return (
    <header>
      <div>
        {level === 1 ? <Heading>{title}</Heading> : <h2 class="title">{title}</h2>}
        {life_phase && <p>{t("reports.phase", { phase: life_phase })}</p>}
        <p>{about(summary)}</p>
      </div>
      {actions && <div class="actions">{actions}</div>}
    </header>
  );
}

/** Return what period it is about, until when it is open, and what is not in it. */
export function about({ period: { from, to }, open_until, scope, checkins }: Summary): string {
  const said = [
    from === null ? t("reports.until", { to: day(to) }) : t("reports.period", { from: day(from, to), to: day(to) }),
    open_until && t("reports.open-until", { day: day(open_until, to) }),
    checkins &&
      checkins.of_days > 0 &&
      t("reports.complete", { days: checkins.days, all: checkins.of_days, count: checkins.count }),
    without(scope),
  ];
  return said.filter(Boolean).join(" ");
}

function without(scope: readonly Scope[]): string {
  const missing = SCOPES.filter((each) => !scope.includes(each));
  const parts = listed(missing.map((each) => t(`reports.part.${each}`)));
  return missing.length > 0 ? t("reports.without", { parts }) : "";
}

function Lead({ summary }: { summary: Summary }) {
  const sentences = lead(summary);
  if (sentences.length === 0) return null;
  return (
    <p class="lead">
      {sentences.map(([key, values]) => (
        <Fragment key={`${key} ${values.name ?? ""}`}>{rich(key, values)} </Fragment>
      ))}
    </p>
  );
}

function OwnWords({ note }: { note: string }) {
  return (
    <Fitting class="own-words">
      <p class="micro soft">{t("reports.own-words")}</p>
      <blockquote>{note}</blockquote>
    </Fitting>
  );
}

/** What on paper takes no more room than one page leaves, and then says that there is more. */
function Fitting({ class: kind = "", children }: { class?: string; children: ComponentChildren }) {
  return (
    <section class={`fitting ${kind}`}>
      <div>{children}</div>
      <div class="rest" aria-hidden="true">
        <p>{t("reports.rest-on-screen")}</p>
      </div>
    </section>
  );
}
