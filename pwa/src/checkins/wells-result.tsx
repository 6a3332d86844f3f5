import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { formatDate, language, t } from "../i18n";
import { needs } from "../scoring";
import { Heading, IconButton, LinkButton, Screen } from "../ui";
import { Given } from "./given";
import { KeepOrDelete } from "./keep-or-delete";
import { HelpFirst, HelpOffer } from "./offered-help";
import type { ResultProps } from "./result-screen";
import { Shore } from "./shore";
import { SuggestedHelp } from "./suggested-help";
import { tagWord, upperFirst } from "./wording";

const BRIEF = 2400; // milliseconds: long enough to read two short lines

/** The result of the daily check-in: a short confirmation, and what was filled in. */
export function WellsResult({ checkin, instrument, texts, questions, responses, help }: ResultProps) {
  const { route, query } = useLocation();
  const isNew = "done" in query;
  useReturn(isNew && help === null && needs(instrument, responses).length === 0, () => route("/", true));
  const date = upperFirst(formatDate(checkin.completed_at, "weekday", checkin.time_zone));
  const title = isNew ? t("checkins.daily-done") : texts.title;
  return (
    <Screen
      title={title}
      heading="own"
      tone="moment"
      class="result"
      start={<IconButton icon="x" label={t("ui.close")} onClick={() => route("/")} />}
      foot={<LinkButton href="/">{t("ui.to-today")}</LinkButton>}
    >
      <div class="up">
        {help === "first" && <HelpFirst />}
        <p class="when">{date}</p>
        <Heading>{title}</Heading>
      </div>
      <Shore />
      {help === "offer" && <HelpOffer />}
      <SuggestedHelp {...{ instrument, responses }} />
      <Given questions={questions} responses={responses} />
      {checkin.tags.length > 0 && (
        <p class="small">{t("checkins.tags", { list: listed(checkin.tags.map((tag) => tagWord(texts.tags, tag))) })}</p>
      )}
      {checkin.note && <NoteOf text={checkin.note} />}
      <KeepOrDelete checkin={checkin} instrument={instrument.id} />
    </Screen>
  );
}

function NoteOf({ text }: { text: string }) {
  return (
    <>
      <h2>{t("checkins.note")}</h2>
      <p class="own-words">{text}</p>
    </>
  );
}

const listed = (words: readonly string[]) => new Intl.ListFormat(language.value, { type: "unit" }).format(words);

/** Go back after a moment, unless the person does something here. */
function useReturn(wanted: boolean, goBack: () => void): void {
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(goBack, BRIEF);
    const stay = () => clearTimeout(timer);
    const signs = ["pointerdown", "keydown", "wheel"] as const;
    for (const sign of signs) addEventListener(sign, stay);
    return () => {
      stay();
      for (const sign of signs) removeEventListener(sign, stay);
    };
  }, [wanted]);
}
