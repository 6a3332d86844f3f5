/** The short sets, one for each phase or situation: asked one by one, and answered with what was told. */
import { afterEach, expect, test, vi } from "vitest";
import { checkins, record } from "../../src/checkins/store";
import { setLanguage } from "../../src/i18n";
import { instrument } from "../../src/instruments";
import { needs } from "../../src/scoring";
import { all, clean, click, heading, open, page, press, sees } from "./app";

afterEach(clean);

const SETS = ["around-birth", "child", "adolescent", "student", "work", "caring", "older"].map((id) => instrument(id)!);

for (const { id, items, texts } of SETS) {
  test(`${id}: every question is asked, and the result is what was told`, async () => {
    await open(`/checkin/${id}`);
    expect(heading()).toBe(texts.nl!.items[items[0]!.id]!.question);
    for (const { id: item } of items) {
      await vi.waitFor(() => expect(document.querySelector(`.opts input[name="${item}"]`)).not.toBeNull());
      press("5", document.body);
      press("Enter", document.body);
    }

    await sees("Dit heb je verteld");
    expect(all(".given b").map(({ textContent }) => textContent)).toEqual(items.map(() => "Heel vaak"));
    expect(all(".score, .bar, .changed").map(({ className }) => className)).toEqual(["changed"]);
    const { responses } = checkins.value.at(-1)!.administrations[0]!;
    expect(needs(instrument(id)!, responses)).not.toEqual([]);
  });
}

test("what was told reads in English too, and can be amended", async () => {
  await open("/");
  const { id } = await record({
    administrations: [{ instrument: "caring", version: 1, responses: { help: 3 } }],
    tags: [],
    note: null,
  });
  await open(`/result/${id}`);
  await setLanguage("en");

  await sees("This is what you told");
  expect(page()).toContain("How often would you have liked help with the caring?Often");
  await setLanguage("nl");
  click("Pas je antwoorden aan");
  await sees("Hoe vaak moest je op twee plekken tegelijk zijn?");
});
