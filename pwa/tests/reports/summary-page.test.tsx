import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { setLanguage } from "../../src/i18n";
import { instrument } from "../../src/instruments";
import { byDay } from "../../src/reports/answers-list";
import { lead, spoken } from "../../src/reports/lead";
import type { Choice, Opening, PersonalRecord, Scope, Summary } from "../../src/reports/model";
import { summary } from "../../src/reports/summary";
import { about, SummaryPage } from "../../src/reports/summary-page";
import { isoDay } from "../../src/trends/series";

const NOW = new Date("2026-11-22T12:00:00Z");
const TODAY = Math.floor(NOW.getTime() / 86_400_000);
const OPENING: Opening = { open_until: "2027-02-22", called: "Robin", note: "Liever over slapen." };
const ITEMS = [
  ...["happy", "interested", "satisfied", "contribute", "belong", "society", "people"],
  ...["sense", "self", "duties", "relations", "growth", "ideas", "direction"],
];

type CheckIn = PersonalRecord["checkins"][number];

let made = 0;

function checkin(ago: number, name: string, responses: Record<string, number>, note: string | null = null): CheckIn {
  made += 1;
  return {
    id: `00000000-0000-7000-8000-${String(made).padStart(12, "0")}`,
    completed_at: `${isoDay(TODAY - ago)}T10:00:00Z`,
    time_zone: "Europe/Amsterdam",
    clock_skew_seconds: 0,
    administrations: [{ instrument: name, version: 1, responses }],
    tags: [],
    note,
  };
}

const everyDay = (mood: (ago: number) => number, from = 119) =>
  Array.from({ length: from + 1 }, (_, ago) => checkin(ago, "daily", { mood: mood(ago), sleep: 6 + (ago % 2) }));

const fourteen = (ago: number, value: number) =>
  checkin(ago, "wellbeing-14", Object.fromEntries(ITEMS.map((item) => [item, value])));

const told = (checkins: CheckIn[], scope: Scope[], uptakes: PersonalRecord["uptakes"] = []): Summary => {
  const choice: Choice = { scope, instruments: ["daily", "wellbeing-14"], from: null, to: null };
  const record = { life_phase: "working", time_zone: "Europe/Amsterdam", checkins, uptakes };
  return summary(record, choice, instrument, NOW, OPENING);
};

const show = (shown: Summary) => act(() => render(<SummaryPage summary={shown} />, document.body));
const said = (shown: Summary) => spoken(lead(shown));
const all = (selector: string) => [...document.querySelectorAll(selector)].map((found) => found.textContent);

afterEach(async () => {
  render(null, document.body);
  await setLanguage("nl");
});

test.each([
  [9, "Stemming ligt sinds een paar dagen boven het eigen patroon. De rest ligt erbinnen."],
  [2, "Stemming ligt sinds een paar dagen onder het eigen patroon. De rest ligt erbinnen."],
  [6, "Elke dag: alles ligt binnen het eigen patroon."],
])("a last week of %i after months of 5 to 7 is told against the person's own pattern", (lastWeek, sentence) => {
  const shown = told(
    everyDay((ago) => (ago < 7 ? lastWeek : 5 + (ago % 3))),
    ["trend"],
  );

  expect(said(shown)).toBe(sentence);
});

test("a few days say nothing about a pattern", () => {
  expect(
    said(
      told(
        everyDay(() => 6, 5),
        ["trend"],
      ),
    ),
  ).toBe("Er zijn nog te weinig dagen om te zeggen wat gewoon is.");
});

test("what stopped two weeks ago is not told as now", () => {
  const stopped = everyDay(() => 6).filter(({ completed_at }) => completed_at < "2026-11-08");

  expect(said(told(stopped, ["trend"]))).toBe("De laatste dagelijkse check-in was op 7 november.");
});

test.each([
  [
    4,
    "14 vragen over de maand: alles bij elkaar lag op 20 november hoger dan op 14 juli (56 van 70, was 42). Dat is meer dan de meetfout.",
  ],
  [
    2,
    "14 vragen over de maand: alles bij elkaar lag op 20 november lager dan op 14 juli (28 van 70, was 42). Dat is meer dan de meetfout.",
  ],
  [
    3,
    "14 vragen over de maand: alles bij elkaar was op 20 november ongeveer hetzelfde als op 14 juli (42 van 70, was 42). Het verschil is niet meer dan de meetfout.",
  ],
])("fourteen threes and later %i are compared in the terms of the measurement", (later, sentence) => {
  expect(said(told([fourteen(131, 3), fourteen(2, later)], ["summary"]))).toBe(sentence);
});

test("the head tells whose it is, of which days, until when it is open, how complete, and what is not in it", async () => {
  const shown = told([fourteen(131, 3), fourteen(2, 4)], ["summary", "trend"]);

  await show(shown);

  expect(all("h1")).toEqual(["Robin"]);
  expect(all(".paper > header p")).toEqual([
    "Werkt",
    "14 juli tot en met 22 november 2026. Open tot en met 22 februari 2027. " +
      "2 van de 132 dagen ingevuld (2 check-ins). Zonder losse antwoorden, notities en wat is geprobeerd.",
  ]);
  expect(all("blockquote")).toEqual(["Liever over slapen."]);
});

test("each part of the questionnaire has its score, a ring where it was, and its figures for who does not see it", async () => {
  await show(told([fourteen(131, 3), fourteen(2, 4)], ["summary", "trend"]));

  expect(all(".bars b")).toEqual(["Gevoel", "Samen", "Jezelf"]);
  expect(all(".bars .hd span")).toEqual(["12 van 15", "20 van 25", "24 van 30"]);
  expect(all(".bars .sr")[0]).toBe("Op 14 juli 2026 was het 9.");
  expect(document.querySelector<HTMLElement>(".bars .bar")!.style.getPropertyValue("--q")).toBe("60%");
});

test("each chart has a table behind it", async () => {
  await show(told([...everyDay(() => 6), fourteen(131, 3), fourteen(2, 4)], ["summary", "trend"]));

  for (const button of document.querySelectorAll<HTMLElement>(".under .seg button:last-child")) {
    await act(() => button.click());
  }

  expect(all("caption")).toEqual(["Elke dag in getallen", "14 vragen over de maand in getallen"]);
  expect(all("table:last-of-type tbody tr").at(-1)).toContain("42");
});

test("what the scope does not hold is absent", async () => {
  await show(told([...everyDay(() => 6), fourteen(131, 3)], ["uptakes"]));

  expect(all("h2")).toEqual(["Wat is geprobeerd"]);
  expect(document.querySelectorAll("svg.chart")).toHaveLength(0);
});

test("what was tried is told with its days and how it helped, in the person's own figures and words", async () => {
  const uptake = { id: "1", intervention: "x", for_child: false, changed_at: "2026-11-01T10:00:00Z", note: "Fijn." };
  const tried = { ...uptake, status: "trying", started_on: "2026-10-10", ended_on: null, helped: 7 } as const;
  const done = {
    ...uptake,
    id: "2",
    status: "done",
    started_on: "2026-09-01",
    ended_on: "2026-09-20",
    helped: null,
  } as const;

  await show(
    told(
      everyDay(() => 6),
      ["uptakes", "notes"],
      [tried, done],
    ),
  );

  expect(all(".tried span")).toEqual([
    "Sinds 10 oktober. Tot nu toe helpt het: 7 van de 10",
    "Van 1 september tot 20 september",
  ]);
  expect(all(".tried q")).toEqual(["Fijn.", "Fijn."]);
});

test("the page says what Welnu is not for, and speaks English too", async () => {
  await setLanguage("en");

  await show(told([fourteen(131, 3), fourteen(2, 4)], ["summary"]));

  expect(all(".paper > footer p").at(-1)).toContain("is not meant for treatment decisions");
  expect(about(told([], ["summary"]))).toContain(
    "Without the course over time, separate answers, notes and what was tried.",
  );
});

test("answers and notes stand by day, the latest first", () => {
  const shown = told(
    [checkin(3, "daily", { mood: 4 }, "Druk."), checkin(1, "daily", { mood: 6 })],
    ["answers", "notes"],
  );

  const found = byDay(shown).map(({ on, answers, notes }) => [on, answers[0]!.responses.mood, notes]);

  expect(found).toEqual([
    ["2026-11-21", 6, []],
    ["2026-11-19", 4, ["Druk."]],
  ]);
});
