import { Icon, Well } from "../ui";
import type { Answer, Question } from "./questions";

interface AnswersProps {
  question: Question;
  value: number | undefined;
  onChoose: (value: number) => void;
}

/** The answers to one question, one to choose: in words, or as numbers between the words at both ends. */
export function Answers({ question, value, onChoose }: AnswersProps) {
  const inWords = question.answers.every(({ label }) => label !== null);
  const choice = (answer: Answer) => ({
    type: "radio" as const,
    name: question.id,
    value: answer.value,
    checked: answer.value === value,
    onChange: () => onChoose(answer.value),
  });
  return (
    <fieldset class={inWords ? "opts" : "opts numbers"} key={question.id}>
      <legend class="sr">{question.question}</legend>
      {question.answers.map((answer) =>
        inWords ? (
          <label key={answer.value}>
            <input {...choice(answer)} />
            <Well level={answer.level} />
            {answer.label}
            <Icon name="check" />
          </label>
        ) : (
          <label key={answer.value}>
            <input {...choice(answer)} aria-label={named(question, answer.value)} />
            {answer.value}
          </label>
        ),
      )}
      {!inWords && (
        <p class="ends" aria-hidden="true">
          <span>{question.low}</span>
          <span>{question.high}</span>
        </p>
      )}
    </fieldset>
  );
}

/** A number with the word of its end: "0, slecht". */
function named({ minimum, maximum, low, high }: Question, value: number): string {
  const word = value === minimum ? low : value === maximum ? high : undefined;
  return word ? `${value}, ${word}` : String(value);
}
