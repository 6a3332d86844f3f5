import { expect, test } from "vitest";
import { byUse, inSight } from "../../src/checkins/usual-tags";

const tags = ["study", "work", "family", "outside"];

test("what someone chooses most comes first, the rest stays as it is", () => {
  expect(byUse(tags, [["outside"], ["family", "outside"], []])).toEqual(["outside", "family", "study", "work"]);
});

test("a tag that no longer exists changes nothing", () => {
  expect(byUse(tags, [["moon"]])).toEqual(tags);
});

test("a chosen tag is always in sight", () => {
  expect(inSight(tags, ["outside"], 2)).toEqual(["study", "work", "outside"]);
});
