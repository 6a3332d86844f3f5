import { expect, test } from "vitest";
import { setLanguage, t } from "../../src/i18n";
import type { Scale } from "../../src/scoring";
import { dayOf, type Point } from "../../src/trends/series";
import { changeSentence, changeWord, dailySentence, dailyWord } from "../../src/trends/words";

const TODAY = dayOf("2026-11-21");

/** Four weeks of 5 and then `days` days of `value`, up to `ago` days before today. */
function turned(value: number, days: number, ago = 0): Point[] {
  return Array.from({ length: 28 + days }, (_, n) => ({
    on: TODAY - ago - days - 27 + n,
    mean: n < 28 ? 5 : value,
    n: 1,
  }));
}

function said(scale: string, days: Point[]): string {
  return t(...dailySentence(scale, days, TODAY));
}

test.each([
  [
    "mood",
    turned(8, 9),
    "Je stemming ligt sinds een week boven je eigen patroon. Dat is meer dan het gewone op en neer.",
  ],
  [
    "sleep",
    turned(2, 4),
    "Je slaap ligt sinds een paar dagen onder je eigen patroon. Dat is meer dan het gewone op en neer.",
  ],
  ["stress", turned(8, 1), "Je stress ligt sinds kort boven je eigen patroon. Dat is meer dan het gewone op en neer."],
  [
    "connection",
    turned(8, 16),
    "Je contact met anderen ligt al 2 weken boven je eigen patroon. Dat is meer dan het gewone op en neer.",
  ],
  ["mood", turned(5, 7), "Je stemming is zoals je van jezelf gewend bent."],
  [
    "mood",
    turned(8, 9).slice(-6),
    "Dit is je stemming tot nu toe. Na een paar weken zie je ook wat voor jou gewoon is.",
  ],
  ["mood", turned(8, 9, 8), "Je laatste check-in was op 13 november."], // over a week ago says nothing of now
])("%s: %#", (scale, days, sentence) => {
  expect(said(scale, days)).toBe(sentence);
});

test("in English too", async () => {
  await setLanguage("en");

  expect(said("mood", turned(8, 9))).toBe(
    "Your mood has been above your own pattern for a week. That is more than the ordinary ups and downs.",
  );

  await setLanguage("nl");
});

test.each([
  [turned(5, 7), "gewoon"],
  [turned(8, 7), "hoger"],
  [turned(2, 7), "lager"],
  [turned(5.5, 7), "iets hoger"], // less than a tenth of the range beyond the usual
  [turned(4.5, 7), "iets lager"],
  [turned(5, 7).slice(-5), "weinig dagen"],
  [[], "niet ingevuld"],
])("the word is about the level: %#", (days, word) => {
  expect(dailyWord(days, [0, 10])).toBe(word);
});

const scale = { reference: { sd: 10, reliability: 0.875, source: "", approximate: false } } as Scale;
const without = { reference: null } as Scale;

function times(...scores: number[]): Point[] {
  return scores.map((mean, n) => ({ on: dayOf("2026-10-24") + 28 * n, mean, n: 1 }));
}

test.each([
  [[], scale, "Je hebt dit nog niet ingevuld."],
  [[40], scale, "Op 24 oktober vulde je dit voor het eerst in. Na de volgende keer zie je of er iets verandert."],
  [[40, 50], scale, "Alles bij elkaar ligt het hoger dan op 24 oktober. Dat is meer dan het gewone op en neer."],
  [[50, 40], scale, "Alles bij elkaar ligt het lager dan op 24 oktober. Dat is meer dan het gewone op en neer."],
  [[40, 45], scale, "Alles bij elkaar is het ongeveer hetzelfde als op 24 oktober."],
  [[40, 60.5], without, "Op 24 oktober was het 40, nu is het 60,5. Het hoogste is 70."], // nothing is known of its sharpness
])("of scores %j it says", (scores, of, sentence) => {
  expect(t(...changeSentence(times(...scores), of, [0, 70]))).toBe(sentence);
});

test.each([
  [[], "niet ingevuld"],
  [[10], "eerste keer"],
  [[10, 11], "ongeveer gelijk"],
  [[10, 14], "hoger"],
  [[14, 10], "lager"],
])("of a part with scores %j the word is %s", (scores, word) => {
  expect(changeWord(times(...scores), [0, 25])).toBe(word);
});
