import builtIn from "virtual:instruments";
import { expect, test } from "vitest";
import type { Texts } from "../../src/instruments";
import { merged, newest } from "../../src/instruments/known";

const words: Texts = { title: "Kort", about: "Kort.", items: {} };
const phq4 = builtIn.find((each) => each.id === "phq-4")!;
const daily = builtIn.find((each) => each.id === "daily")!;

test("what can be asked has words in both languages", () => {
  const asked = builtIn.filter((each) => Object.keys(each.texts).length > 0);

  const short = ["adolescent", "around-birth", "caring", "child", "older", "student", "work"];
  expect(asked.map((each) => each.id).sort()).toEqual([...short, "daily", "weekly", "wellbeing-14"].sort());
  for (const each of asked) expect(Object.keys(each.texts).sort()).toEqual(["en", "nl"]);
});

test("a text pack of the server gives words to what could only be scored", () => {
  const known = merged(builtIn, [{ ...phq4, texts: { nl: words } }]);

  expect(newest(known, "phq-4")?.texts.nl).toEqual(words);
  expect(known).toHaveLength(builtIn.length);
});

test("an older server does not take back the words that came with the app", () => {
  const known = merged(builtIn, [{ ...daily, texts: { nl: words } }]);

  expect(newest(known, "daily")).toEqual(daily);
});

test("a newer version of the server is the one to ask; the older one can still be scored", () => {
  const known = merged(builtIn, [{ ...daily, version: 2 }]);

  expect(newest(known, "daily")?.version).toBe(2);
  expect(known.filter((each) => each.id === "daily")).toHaveLength(2);
});

test("what nobody knows is undefined", () => {
  expect(newest(builtIn, "unheard-of")).toBeUndefined();
});
