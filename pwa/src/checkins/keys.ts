import { useLayoutEffect, useRef } from "preact/hooks";
import type { Question } from "./questions";

interface Keys {
  choose: (value: number) => void;
  next: () => void;
}

const TAKES_TEXT = "textarea, input:not([type=radio]), dialog";
const TAKES_ENTER = "button, a, summary";

/** Answer from the keyboard, wherever the focus is: a digit chooses, arrows reach the answers, Enter goes on. */
export function useKeys(question: Question | undefined, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!question || event.ctrlKey || event.metaKey || event.altKey) return;
      const from = event.target as Element;
      if (from.closest(TAKES_TEXT)) return;
      const value = chosenBy(question, event.key);
      if (value !== undefined) latest.current.choose(value);
      else if (event.key === "Enter" && !from.closest(TAKES_ENTER)) latest.current.next();
      else if (!event.key.startsWith("Arrow") || !reachAnswers(from)) return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [question]);
}

/** The response that a digit stands for: the nth answer in words, or the number itself between two ends. */
export function chosenBy({ answers }: Question, key: string): number | undefined {
  if (!/^[0-9]$/.test(key)) return undefined;
  const inWords = answers.every(({ label }) => label !== null);
  return inWords ? answers[Number(key) - 1]?.value : answers.find(({ value }) => value === Number(key))?.value;
}

/** From outside the answers, an arrow goes to the chosen one, or the first; among them the browser's own arrows work. */
function reachAnswers(from: Element): boolean {
  if (from.matches("input[type=radio]")) return false;
  const answer =
    document.querySelector<HTMLElement>(".opts :checked") ?? document.querySelector<HTMLElement>(".opts input");
  answer?.focus();
  return answer !== null;
}
