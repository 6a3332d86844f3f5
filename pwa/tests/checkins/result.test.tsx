import { afterEach, expect, test, vi } from "vitest";
import type { Draft } from "../../src/checkins/model";
import { checkins, record } from "../../src/checkins/store";
import { setLanguage } from "../../src/i18n";
import { type Instrument, instrument } from "../../src/instruments";
import { keepSetting } from "../../src/offline/db";
import { all, clean, click, heading, kill, open, page, press, progress, sees } from "./app";

afterEach(clean);

const { items } = instrument("wellbeing-14")!;
const answers = (value: number, others: Record<string, number> = {}) => ({
  ...Object.fromEntries(items.map(({ id }) => [id, value])),
  ...others,
});

/** Someone did an instrument, and looks at its result. */
async function done(name: string, responses: Record<string, number>, more: Partial<Draft> = {}): Promise<string> {
  await open("/");
  const { id } = await record({
    administrations: [{ instrument: name, version: 1, responses }],
    tags: [],
    note: null,
    ...more,
  });
  kill();
  return id;
}

const scores = () => all(".score .hd").map((each) => [...each.children].map(({ textContent }) => textContent));

test("the sub-scores stand in words: the answer nearest their mean", async () => {
  const id = await done("wellbeing-14", answers(4, { contribute: 3, belong: 3, society: 3, people: 3, sense: 3 }));
  await open(`/result/${id}`);

  expect(heading()).toBe("De meeste dagen voelde je je goed");
  expect(scores()).toEqual([
    ["Gevoel", "bijna elke dag"],
    ["Samen", "een paar keer per week"],
    ["Jezelf", "bijna elke dag"],
  ]);
});

test("what the check is not stands there word for word, in both languages", async () => {
  const id = await done("wellbeing-14", answers(3));
  await open(`/result/${id}`);
  expect(page()).toContain("Het stelt geen diagnose, voorspelt of bewaakt geen ziekte");

  await setLanguage("en");
  await sees("A few times a week you felt well");
  expect(page()).toContain(
    "Welnu helps you look at your own wellbeing and find low-threshold help. It does not diagnose, predict or monitor illness, and is not meant for treatment decisions.",
  );
  await setLanguage("nl");
});

test("without a time before there is no ring and no word of change", async () => {
  const id = await done("wellbeing-14", answers(3));
  await open(`/result/${id}`);

  expect(all(".bar u")).toEqual([]);
  expect(document.querySelector(".changed")).toBeNull();
});

test("beside the time before, a change within measurement error is about the same", async () => {
  await done("wellbeing-14", answers(3), { completed_at: new Date("2026-10-21T09:00:00Z") });
  const id = await done("wellbeing-14", answers(3, { happy: 5, interested: 5 }));
  await open(`/result/${id}`);

  expect(all(".bar u")).toHaveLength(3);
  expect(document.querySelector(".changed")?.textContent).toBe(
    "Alles bij elkaar is dat ongeveer hetzelfde als op 21 oktober. Iets meer: gevoel. De rest bleef ongeveer gelijk.",
  );
});

test("a change beyond measurement error says so", async () => {
  await done("wellbeing-14", answers(2), { completed_at: new Date("2026-10-21T09:00:00Z") });
  const id = await done("wellbeing-14", answers(4));
  await open(`/result/${id}`);

  expect(document.querySelector(".changed")?.textContent).toContain(
    "vaker dan op 21 oktober, en meer dan gewoon op en neer",
  );
});

test("a later check-in is no time before", async () => {
  const id = await done("wellbeing-14", answers(3), { completed_at: new Date("2026-10-21T09:00:00Z") });
  await done("wellbeing-14", answers(5));
  await open(`/result/${id}`);

  expect(all(".bar u")).toEqual([]);
});

test("too few answers: which scale has no score, why, and the way to the open questions", async () => {
  const { people: _, sense: __, ...most } = answers(3) as Record<string, number>;
  const id = await done("wellbeing-14", most);
  await open(`/result/${id}`);

  expect(scores()[1]).toEqual(["Samen", "geen score"]);
  expect(page()).toContain("Er bleven 2 van de 5 vragen open");
  click(/Pas je antwoorden aan/);
  await vi.waitFor(() => expect(progress()).toBe("Vraag 7 van 14"));
});

test("the group is said with its caveat, and not at all while open questions could change it", async () => {
  const whole = await done("wellbeing-14", answers(3));
  await open(`/result/${whole}`);
  expect(page()).toMatch(/middelste van drie groepen.*38%/);
  kill();

  const { happy: _, ...most } = answers(5, { interested: 3, satisfied: 3 }) as Record<string, number>;
  const open14 = await done("wellbeing-14", most);
  await open(`/result/${open14}`);
  expect(page()).not.toContain("drie groepen");
});

test("help is offered after a very low result, and not after a low one", async () => {
  const low = await done("wellbeing-14", answers(1));
  await open(`/result/${low}`);
  expect(page()).toContain("Heb je het zwaar?");
  kill();

  const higher = await done("wellbeing-14", answers(2));
  await open(`/result/${higher}`);
  expect(page()).not.toContain("Heb je het zwaar?");
});

test("the week has its own result: how high, and every answer in words", async () => {
  const id = await done("weekly", { rest: 4, joy: 4, grip: 4, worry: 0, support: 4 });
  await open(`/result/${id}`);

  expect(scores()).toEqual([["Je week", "hoog"]]);
  expect(all(".given b").map(({ textContent }) => textContent)).toContain("Geen enkele dag");
});

test("a check-in is deleted only after asking", async () => {
  const id = await done("wellbeing-14", answers(3));
  await open(`/result/${id}`);
  click("Wis deze check-in");
  await vi.waitFor(() => click("Laat staan"));
  expect(checkins.value).toHaveLength(1);

  click("Wis deze check-in");
  await vi.waitFor(() => click("Wis"));
  await sees("Vandaag");
  expect(checkins.value).toEqual([]);
});

test("a check-in that is not here says so", async () => {
  await open("/result/unknown");

  expect(heading()).toBe("Deze check-in staat niet op deze telefoon");
});

/** As if an operator had added words: not the published ones, which are not ours. */
async function withWords(id: string): Promise<void> {
  const bare = instrument(id)!;
  const items = Object.fromEntries(bare.items.map((item, n) => [item.id, { question: `Vraag ${n + 1}` }]));
  const texts: Instrument["texts"] = { nl: { title: "Vragen", about: "Vragen", answers: ["a", "b", "c", "d"], items } };
  await keepSetting("instruments", [{ ...bare, texts }]);
}

test("a response that raises a concern: someone to talk to comes first, and the person can go on", async () => {
  await withWords("phq-9");
  await open("/checkin/phq-9");
  const { item } = instrument("phq-9")!.safety.concerns[0]!;
  for (const { id } of instrument("phq-9")!.items) {
    await vi.waitFor(() => expect(document.querySelector(`.opts input[name="${id}"]`)).not.toBeNull());
    press(id === item ? "2" : "1", document.body);
    press("Enter", document.body);
    if (id === item) await vi.waitFor(() => click("Ga verder"));
  }

  await vi.waitFor(() => expect(document.querySelector("main .help-first")).not.toBeNull());
  expect(document.querySelector("main :is(.help-first, h1, .score)")?.className).toBe("help-first");
  expect(checkins.value.at(-1)?.administrations[0]?.responses[item]).toBe(1);
});
