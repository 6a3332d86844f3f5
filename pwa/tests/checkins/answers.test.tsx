import { render } from "preact";
import { beforeEach, expect, test, vi } from "vitest";
import { Answers } from "../../src/checkins/answers";
import { chosenBy } from "../../src/checkins/keys";
import { asWells, questionsOf } from "../../src/checkins/questions";
import { type Instrument, instrument } from "../../src/instruments";

const bare = instrument("weekly")!;
const asked = (minimum: number, maximum: number, words: object) => {
  const items = [{ id: "one", minimum, maximum }];
  const texts = { title: "T", about: "A", items: { one: { question: "Hoe vaak?", ...words } } };
  return questionsOf({ ...bare, items, texts: { nl: texts } } as Instrument, texts)[0]!;
};
const labels = () =>
  [...document.querySelectorAll("label")].map(
    (label) => label.querySelector("input")?.getAttribute("aria-label") ?? label.textContent,
  );

beforeEach(() => document.body.replaceChildren());

test("answers from 1 to 6 in words have the values 1 to 6, from an empty well to a full one", () => {
  const question = asked(1, 6, { answers: ["a", "b", "c", "d", "e", "f"] });

  expect(question.answers.map(({ value, level }) => [value, level])).toEqual([
    [1, 0],
    [2, 0.2],
    [3, 0.4],
    [4, 0.6],
    [5, 0.8],
    [6, 1],
  ]);
  expect([chosenBy(question, "1"), chosenBy(question, "6"), chosenBy(question, "7")]).toEqual([1, 6, undefined]);
});

test("a range from 0 to 10 with words at both ends is numbers; the ends are named", () => {
  const chosen = vi.fn();
  const question = asked(0, 10, { low: "slecht", high: "goed" });
  render(<Answers question={question} value={undefined} onChoose={chosen} />, document.body);

  expect(labels()).toEqual(["0, slecht", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10, goed"]);
  document.querySelector("input")!.click();
  expect(chosen).toHaveBeenCalledWith(0);
  expect([chosenBy(question, "0"), chosenBy(question, "9"), chosenBy(question, "x")]).toEqual([0, 9, undefined]);
});

test("an item's own answers come before those of the instrument", () => {
  expect(asked(0, 1, { answers: ["Nee", "Ja"] }).answers.map(({ label }) => label)).toEqual(["Nee", "Ja"]);
});

test("a few named things with words at both ends are asked as wells, a questionnaire is not", () => {
  const daily = instrument("daily")!;
  const weekly = instrument("weekly")!;
  expect(asWells(questionsOf(daily, daily.texts.nl!))).toBe(true);
  expect(asWells(questionsOf(weekly, weekly.texts.nl!))).toBe(false);
});
