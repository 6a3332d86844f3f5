import { useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Instrument } from "../instruments";
import { Button, Heading, Screen } from "../ui";
import { Answers } from "./answers";
import { ConcernDialog } from "./concern-dialog";
import { fadeAway } from "./cross-fade";
import { Drift } from "./drift";
import { NotKept } from "./finishing";
import { openPositions } from "./flow";
import { useKeys } from "./keys";
import { useQuestionnaire } from "./questionnaire";
import type { Question } from "./questions";
import { ReadAloud } from "./read-aloud";
import { Review } from "./review";
import type { Sitting } from "./sitting";

interface OneByOneProps {
  instrument: Instrument;
  questions: Question[];
  /** What the questions are about: "De afgelopen maand". */
  recall?: string;
  sitting: Sitting;
}

/** A questionnaire, one question a screen. */
export function OneByOne({ instrument, questions, recall, sitting }: OneByOneProps) {
  const asked = useRef<HTMLDivElement>(null);
  const state = useQuestionnaire(instrument, questions, sitting, () => fadeAway(asked.current));
  const { place, question, value, responses, fault } = state;
  const { back, backLabel, close, closeLabel } = state;
  const leaving = { back, backLabel, close, closeLabel };
  const total = questions.length;
  const isLast = place.position === total - 1 && openPositions(ids(questions), responses).every((n) => n === total - 1);
  useKeys(question, { choose: state.choose, next: state.forward });

  if (!question) {
    const open = openPositions(ids(questions), responses).map((n) => questions[n]!);
    const reopen = (id: string) => state.go({ position: ids(questions).indexOf(id), reviewing: true });
    return <Review {...{ open, total, reopen, fault, leaving }} done={() => void state.finish()} />;
  }
  return (
    <Screen
      title={question.question}
      heading="own"
      tone="moment"
      class="asking"
      compact
      {...leaving}
      start={<span class="small">{t("checkins.number-of", { number: place.position + 1, total })}</span>}
      tools={<ReadAloud text={spoken(question, recall)} />}
      foot={
        <>
          <Button kind="link" onClick={state.skip}>
            {t("checkins.skip")}
          </Button>
          <Button onClick={state.forward}>{t(isLast ? "checkins.done" : "checkins.next")}</Button>
        </>
      }
    >
      <div class="up">
        <div class="asked" key={question.id} ref={asked}>
          {recall && <p class="when">{recall}</p>}
          <Heading>{question.question}</Heading>
          {question.hint && <p class="hint">{question.hint}</p>}
        </div>
      </div>
      <Drift position={place.position} total={total} />
      <Answers question={question} value={value} onChoose={state.choose} />
      {state.hinted && <p class="choose small">{t("checkins.choose")}</p>}
      <NotKept fault={fault} />
      {state.concerned && <ConcernDialog goOn={state.goOn} />}
    </Screen>
  );
}

const ids = (questions: readonly Question[]) => questions.map(({ id }) => id);

/** What reading aloud says: when, what, and the answers to choose from. */
function spoken({ question, hint, answers, low, high }: Question, recall: string | undefined): string {
  const labels = answers.flatMap(({ label }) => label ?? []);
  const choices = low && high ? t("checkins.from-to", { low, high }) : labels.join(". ");
  return [recall, question, hint, choices].filter(Boolean).join(". ").replaceAll("?.", "?");
}
