import { t } from "../i18n";
import { Well } from "../ui";
import type { Question } from "./questions";

interface GivenProps {
  questions: readonly Question[];
  responses: Readonly<Record<string, number>>;
}

/** What someone answered, question by question; what was left open says so. */
export function Given({ questions, responses }: GivenProps) {
  return (
    <ul class="given">
      {questions.map((question) => (
        <GivenAnswer key={question.id} question={question} value={responses[question.id]} />
      ))}
    </ul>
  );
}

function GivenAnswer({ question, value }: { question: Question; value: number | undefined }) {
  const answer = question.answers.find((each) => each.value === value);
  const words = answer
    ? (answer.label ?? t("checkins.of", { value: answer.value, maximum: question.maximum }))
    : t("checkins.answer-open");
  return (
    <li>
      <Well level={answer?.level ?? null} />
      <span>
        <span class="soft">{question.name ?? question.question}</span>
        <b>{words}</b>
      </span>
    </li>
  );
}
