import { afterEach, expect, test, vi } from "vitest";
import { begin } from "../../src/checkins/sitting";
import { checkins, record } from "../../src/checkins/store";
import { setLanguage } from "../../src/i18n";
import { instrument } from "../../src/instruments";
import {
  all,
  answer,
  chosen,
  clean,
  click,
  heading,
  heard,
  kill,
  last,
  open,
  page,
  press,
  progress,
  sees,
} from "./app";

afterEach(clean);

const items = instrument("wellbeing-14")!.items.map(({ id }) => id);
const allAnswered = (value: number) => Object.fromEntries(items.map((id) => [id, value]));
const made = (responses: Record<string, number>) =>
  record({ administrations: [{ instrument: "wellbeing-14", version: 1, responses }], tags: [], note: null });

test("one question a screen, with its answers in words and nothing chosen", async () => {
  await open("/checkin/wellbeing-14");

  expect(heading()).toBe("Hoe vaak voelde je je blij?");
  expect(progress()).toBe("Vraag 1 van 14");
  expect(all(".opts label").map((label) => label.textContent)).toContain("Een paar keer per week");
  expect(chosen()).toBeUndefined();
});

test("the next question takes the focus and is told by its number", async () => {
  await open("/checkin/wellbeing-14");
  click("Bijna elke dag");
  click("Volgende");

  await sees("Hoe vaak had je zin in het leven?");
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Hoe vaak had je zin in het leven?"));
  expect(heard()).toBe("Vraag 2 van 14");
  expect(all("h1")).toHaveLength(1);
});

test("without an answer, going on asks for one or for a skip", async () => {
  await open("/checkin/wellbeing-14");
  click("Volgende");

  await vi.waitFor(() => expect(heard()).toBe("Kies een antwoord, of sla deze vraag over."));
  expect(progress()).toBe("Vraag 1 van 14");
});

test("never is an answer: fourteen times the lowest is recorded as fourteen zeros", async () => {
  await open("/checkin/wellbeing-14");
  for (const number of items.keys()) await answer(number + 1, "1");

  await vi.waitFor(() => expect(last()?.administrations[0]?.responses).toEqual(allAnswered(0)));
});

test("what was skipped has no entry; it can be answered from the review after all", async () => {
  await open("/checkin/wellbeing-14");
  click("Sla over");
  await answer(2, "3");
  click("Sla over");
  for (const number of items.keys()) if (number > 2) await answer(number + 1, "5");
  await sees("Je sloeg 2 vragen over");

  click("Hoe vaak was je tevreden met je leven?");
  await answer(3, "4");
  await sees("Je sloeg één vraag over");
  click("Klaar zo");

  await vi.waitFor(() => expect(last()).toBeDefined());
  const { happy: _, ...others } = { ...allAnswered(4), interested: 2, satisfied: 3 } as Record<string, number>;
  expect(last()?.administrations[0]?.responses).toEqual(others);
});

test("skipping takes an answer back", async () => {
  await open("/checkin/wellbeing-14");
  await answer(1, "4");
  await vi.waitFor(() => expect(progress()).toBe("Vraag 2 van 14"));
  history.back();
  await vi.waitFor(() => expect(chosen()).toBe("3"));

  click("Sla over");
  await vi.waitFor(() => expect(progress()).toBe("Vraag 2 van 14"));
  history.back();
  await sees("Hoe vaak voelde je je blij?");
  expect(chosen()).toBeUndefined();
});

test("the browser's back is the question before, its answer still chosen; from the first it leaves", async () => {
  await open("/checkin/wellbeing-14");
  await answer(1, "5");
  await answer(2, "2");
  await vi.waitFor(() => expect(progress()).toBe("Vraag 3 van 14"));

  history.back();
  await vi.waitFor(() => expect([progress(), chosen()]).toEqual(["Vraag 2 van 14", "1"]));
  history.back();
  await vi.waitFor(() => expect([progress(), chosen()]).toEqual(["Vraag 1 van 14", "4"]));
  history.back();
  await sees("Vandaag");
});

test("a check-in goes on where it was when the phone ended the app, and back still passes every question", async () => {
  await open("/checkin/wellbeing-14");
  await answer(1, "5");
  await answer(2, "2");
  await vi.waitFor(() => expect(progress()).toBe("Vraag 3 van 14"));
  kill();

  await open("/checkin/wellbeing-14");
  expect(progress()).toBe("Vraag 3 van 14");
  click("Terug naar vraag 2");
  await vi.waitFor(() => expect([progress(), chosen()]).toEqual(["Vraag 2 van 14", "1"]));
});

test("closing keeps the answers and leads to Today; back from there does not fall into the questions", async () => {
  await open("/checkin/wellbeing-14");
  await answer(1, "5");
  await vi.waitFor(() => expect(progress()).toBe("Vraag 2 van 14"));
  click("Sluiten, je antwoorden blijven bewaard");
  await sees("Vandaag");

  expect((await begin(instrument("wellbeing-14")!)).responses.value).toEqual({ happy: 4 });
  history.back();
  await sees("Vandaag");
});

test("a finished check-in leaves no draft, and back from its result leads to Today", async () => {
  await open("/checkin/wellbeing-14");
  for (const number of items.keys()) await answer(number + 1, "4");
  await sees("Een paar keer per week voelde je je goed");

  expect((await begin(instrument("wellbeing-14")!)).isEmpty()).toBe(true);
  history.back();
  await sees("Vandaag");
});

test("nothing filled in is nothing recorded", async () => {
  await open("/checkin/weekly");
  for (const number of [1, 2, 3, 4, 5]) {
    await vi.waitFor(() => expect(progress()).toBe(`Vraag ${number} van 5`));
    click("Sla over");
  }
  await sees("Je hebt nog niets ingevuld");
  click("Stop");

  await sees("Vandaag");
  expect(checkins.value).toEqual([]);
});

test("keys: a digit chooses, one too high does nothing, an arrow reaches the answers", async () => {
  await open("/checkin/wellbeing-14");
  press("9", document.body);
  press("0", document.body);
  expect(chosen()).toBeUndefined();

  press("6", document.body);
  await vi.waitFor(() => expect(chosen()).toBe("5"));
  press("ArrowDown", document.body);
  expect(document.activeElement).toBe(document.querySelector(".opts input:checked"));
});

test("amending opens at what was left open, with the rest filled in, and makes a new revision of the same check-in", async () => {
  await open("/");
  const { satisfied: _, ...others } = allAnswered(3);
  const { id } = await made(others);
  kill();
  await open(`/checkin/wellbeing-14?amend=${id}`);
  expect(heading()).toBe("Hoe vaak was je tevreden met je leven?");

  await answer(3, "6");
  for (const number of items.keys()) {
    if (number < 3) continue;
    await vi.waitFor(() => expect([progress(), chosen()]).toEqual([`Vraag ${number + 1} van 14`, "3"]));
    click(number === 13 ? "Klaar" : "Volgende");
  }
  await vi.waitFor(() => expect(last()?.administrations[0]?.responses).toEqual({ ...allAnswered(3), satisfied: 5 }));
  expect(checkins.value.map((checkin) => checkin.id)).toEqual([id]);
});

test("the language changes on the spot; the answer stays", async () => {
  await open("/checkin/wellbeing-14");
  press("4", document.body);
  await setLanguage("en");

  await sees("How often");
  expect(chosen()).toBe("3");
  expect(page()).toContain("Next");
  await setLanguage("nl");
});

test.each(["/checkin/unknown", "/checkin/mhc-sf", "/checkin/daily?amend=unknown"])(
  "%s says that it is not here",
  async (url) => {
    await open(url);

    expect(heading()).toBe("Deze vragenlijst is er niet");
  },
);
