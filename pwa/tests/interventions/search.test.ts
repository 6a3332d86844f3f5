import { describe, expect, it, test } from "vitest";
import { read } from "../../plugins/interventions";
import { EVERYTHING, found, libraryOf } from "../../src/interventions/filters";
import { closeness, field, plain, relevanceFor, slips } from "../../src/interventions/search";

const { entries, vocabulary } = read();
const library = libraryOf(entries, vocabulary);
const search = (text: string) => found(library, { ...EVERYTHING, text }).map(({ id }) => id);

describe("what people type finds what they mean", () => {
  test.each([
    ["Grip op je dip", "grip-op-je-dip"],
    ["gripopjedip", "grip-op-je-dip"], // as in its address
    ["snel beter in je vel", "snelbeterinjevel"],
    ["snelbeterinjvel", "snelbeterinjevel"], // a letter missing
    ["relax", "relax"], // Rel@x
    ["ease", "ease"], // @Ease
    ["kanjertrainng", "kanjertraining"],
    ["Kanjertrainign", "kanjertraining"], // two letters swapped
    ["moedpep", "moodpep"],
    ["home start", "homestart"],
  ])("%s", (typed, id) => {
    expect(search(typed).slice(0, 3)).toContain(id);
  });

  test.each(["slapen", "sleep", "slaapen", "slecht slapen"])("what it is about: %s", (typed) => {
    expect(search(typed)).toEqual(expect.arrayContaining(["slim-slapen", "snelbeterinjevel"]));
  });
});

it("everything can be found by its own name", () => {
  const lost = entries.filter(({ id, name }) => !search(name).slice(0, 5).includes(id));

  expect(lost.map(({ name }) => name)).toEqual([]);
});

it("finds nothing for what is about something else", () => {
  expect(search("stofzuigerzak")).toEqual([]);
});

it("every word that was typed counts", () => {
  expect(search("slapen stofzuigerzak")).toEqual([]);
});

it("reads letters without their accents, and an @ as an a", () => {
  expect(plain("  Rel@x: één-op-één ")).toBe("relax een op een");
});

test.each([
  ["slapen", "slapen", 0],
  ["slpaen", "slapen", 1], // swapped
  ["slapn", "slapen", 1],
  ["slaapen", "slapen", 1],
  ["sleep", "slaapproblemen", 2],
  ["slaap", "slaapproblemen", 0], // its beginning
  ["dippen", "dip", 3],
])("%j instead of %j, or of its beginning, is %i slips", (typed, word, count) => {
  expect(slips(typed, word)).toBe(count);
});

it("is strict with short words: there every letter makes another one", () => {
  expect(closeness("dip", "dop")).toBe(0);
  expect(closeness("vol", "wol")).toBe(0);
});

it("the same word counts for more than its beginning, and that for more than a slip", () => {
  const scores = ["stress", "stres", "strees"].map((typed) => closeness(typed, "stress"));

  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(new Set(scores).size).toBe(3);
});

it("a name counts for more than a mention", () => {
  const relevance = relevanceFor("dip");
  const named = relevance([field(4, ["Grip op je dip"], true)]);

  expect(named).toBeGreaterThan(relevance([field(1, ["Zit je in een dip?"])]));
});
