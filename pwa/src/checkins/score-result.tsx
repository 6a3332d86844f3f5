import { useLocation } from "preact-iso";
import { formatDate, type Key, t } from "../i18n";
import type { Instrument, Texts } from "../instruments";
import { category } from "../scoring";
import { Dot, Heading, IconButton, LinkButton, Screen } from "../ui";
import { changeSentence } from "./change-sentence";
import { timeBefore } from "./earlier";
import { Given } from "./given";
import { KeepOrDelete } from "./keep-or-delete";
import { HelpFirst, HelpOffer } from "./offered-help";
import { nearestAnswer, type Outcome, outcome } from "./outcome";
import { ReadAloud } from "./read-aloud";
import type { ResultProps } from "./result-screen";
import { answersOf, ScoreBar, wordFor } from "./score-bar";
import { Shore } from "./shore";
import { checkins } from "./store";
import { SuggestedHelp } from "./suggested-help";
import { lowerFirst, upperFirst } from "./wording";

/** The result of a questionnaire: what it says in words, its scales, what they mean and what they do not. */
export function ScoreResult({ checkin, instrument, texts, questions, responses, help }: ResultProps) {
  const { route } = useLocation();
  const before = timeBefore(checkins.value, checkin, instrument.id, instrument.version);
  const said = outcome(instrument, responses, before?.responses ?? null);
  const title = headline(instrument, said);
  const changed = changeSentence(said, texts, before?.completed_at ?? null);
  const group = category(instrument, responses);
  const spoken = [title, changed, ...said.parts.map((part) => spokenPart(instrument, texts, part))]
    .filter(Boolean)
    .join(". ");
  return (
    <Screen
      title={title}
      heading="own"
      tone="moment"
      class="result"
      start={<IconButton icon="x" label={t("ui.close")} onClick={() => route("/")} />}
      tools={<ReadAloud text={spoken} />}
      foot={<LinkButton href="/trends">{t("checkins.see-trends")}</LinkButton>}
    >
      <div class="up">
        {help === "first" && <HelpFirst />}
        <p class="when">{upperFirst(formatDate(checkin.completed_at, "weekday", checkin.time_zone))}</p>
        <Heading>{title}</Heading>
        {changed && <p class="changed">{changed}</p>}
      </div>
      <Shore />
      {help === "offer" && <HelpOffer />}
      <ul>
        {said.parts.map((part) => (
          <ScoreBar key={part.scale.id} {...{ instrument, texts, part }} />
        ))}
      </ul>
      <BarKey {...{ instrument, texts, said }} before={before?.completed_at ?? null} />
      {group && <p class="small soft">{t("checkins.group", { category: group })}</p>}
      <SuggestedHelp {...{ instrument, responses }} />
      <h2>{t("checkins.meaning")}</h2>
      <p class="small">{t("checkins.meaning-detail")}</p>
      <h2>{t("checkins.not-is")}</h2>
      <p class="small">{t("checkins.not-is-detail")}</p>
      <details open={said.parts.length === 1}>
        <summary>{t("checkins.answers")}</summary>
        <Given questions={questions} responses={responses} />
      </details>
      <KeepOrDelete checkin={checkin} instrument={instrument.id} />
    </Screen>
  );
}

/** What the whole says, where the questions ask how often one felt well; else a plain heading. */
function headline(instrument: Instrument, { overall }: Outcome): string {
  const answer = overall && instrument.category ? nearestAnswer(instrument, overall) : null;
  return answer === null ? t("checkins.headline") : t(`checkins.headline-${answer}` as Key);
}

function spokenPart(instrument: Instrument, texts: Texts, part: Outcome["parts"][number]): string {
  return `${texts.scales?.[part.scale.id]?.name ?? texts.title}: ${wordFor(instrument, texts, part)}`;
}

interface BarKeyProps {
  instrument: Instrument;
  texts: Texts;
  said: Outcome;
  before: string | null;
}

/** What the dot, the ring and the two ends of the bars are. */
function BarKey({ instrument, texts, said, before }: BarKeyProps) {
  const [first] = said.parts;
  if (!first || said.parts.every(({ place }) => place === null)) return null;
  const labels =
    nearestAnswer(instrument, { ...first, place: 0 }) === null ? undefined : answersOf(texts, first.scale.items[0]!);
  const [low, high] = [labels?.[0] ?? t("checkins.ends-low"), labels?.at(-1) ?? t("checkins.ends-high")];
  return (
    <p class="key">
      <span>
        <Dot /> {t("checkins.key-now")}
      </span>
      {said.parts.some((part) => part.before !== null) && before && (
        <span>
          <Dot ring /> {formatDate(before, "day")}
        </span>
      )}
      <span class="key-ends">{t("checkins.key-ends", { low: lowerFirst(low), high: lowerFirst(high) })}</span>
    </p>
  );
}
