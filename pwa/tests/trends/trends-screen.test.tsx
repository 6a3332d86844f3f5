import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startOnPhone } from "../../src/accounts/store";
import { ready, record } from "../../src/checkins/store";
import { start } from "../../src/interventions/uptakes";
import { TrendsScreen } from "../../src/trends/trends-screen";

const DAY_MS = 86_400_000;

beforeAll(async () => {
  await ready;
  await startOnPhone({});
  await show();
});

afterAll(() => render(null, document.body));

async function show() {
  render(
    <LocationProvider>
      <TrendsScreen />
    </LocationProvider>,
    document.body,
  );
}

function made(instrument: string, responses: Record<string, number>, ago: number, note: string | null = null) {
  const completed_at = new Date(Date.now() - ago * DAY_MS);
  return record({ administrations: [{ instrument, version: 1, responses }], tags: ["outside"], note, completed_at });
}

const press = (name: string) => act(() => document.querySelector<HTMLElement>(name)!.click());
const all = (name: string) => [...document.querySelectorAll(name)].map((element) => element.textContent);

test("before the first check-in the line is still to come", () => {
  expect(all("h2")).toEqual(["Hier komt je eigen lijn"]);
  expect(document.querySelector("a.btn")!.getAttribute("href")).toBe("/checkin/daily");
});

test("each daily scale has a chart with a name, mood the large one", async () => {
  await act(async () => {
    for (let ago = 3; ago >= 0; ago--) await made("daily", { mood: 4 + ago, sleep: 7 }, ago, ago ? null : "Vroeg op.");
  });

  const names = [...document.querySelectorAll("svg[role=img]")].map((svg) => svg.getAttribute("aria-label"));
  expect(names[0]).toBe(document.querySelector(".lead")!.textContent);
  expect(names.slice(1)).toEqual([
    "Energie: niet ingevuld",
    "Slaap: weinig dagen",
    "Stress: niet ingevuld",
    "Contact: niet ingevuld",
  ]);
});

test("an arrow key shows a day: what was answered, what played a part, what was written", async () => {
  const stepper = document.querySelector<HTMLInputElement>("input.stepper")!;
  await act(() => void stepper.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true })));

  expect(stepper.getAttribute("aria-valuetext")).toMatch(/: stemming 4$/);
  expect(all(".day-panel dt")).toEqual(["Stemming", "Energie", "Slaap", "Stress", "Contact"]);
  expect(all(".day-panel dd")).toEqual(["4", "–", "7", "–", "–"]);
  expect(all(".day-panel .sitting")[0]).toContain("Buiten");
  expect(all(".day-panel blockquote")).toEqual(["Vroeg op."]);
});

test("the table has a row for every day, the latest first", async () => {
  await press("[aria-label=Tabel]");

  expect(all("thead th")).toEqual(["Dag", "Stemming", "Energie", "Slaap", "Stress", "Contact"]);
  expect(all("tbody tr td:nth-child(2)")).toEqual(["4", "5", "6", "7"]);
  expect(all("caption")).toEqual(["Stemming in getallen"]);
});

test("what is tried is in the sentence, in the chart by its name, and in the table on its own day", async () => {
  await act(async () => void (await start("grip-op-je-dip")));
  const isNamed = () => expect(document.body.textContent).toMatch(/Je probeert Grip op je dip online sinds/);
  await vi.waitFor(isNamed, { timeout: 20_000 }); // the catalogue is fetched first

  expect(all("thead th").at(-1)).toBe("Hulp");
  expect(all("td.words")).toEqual(["Grip op je dip online: begonnen", "", "", ""]);
  await press("[aria-label=Lijn]");
  const chart = document.querySelector("svg[role=img]")!;
  expect(chart.getAttribute("aria-label")).toMatch(/Je probeert Grip op je dip online sinds/);
  expect(chart.querySelector("text.big")!.textContent).toBe("Grip op je dip online");
}, 30_000);

test("a questionnaire has its own line, with the time before as a ring", async () => {
  await act(async () => {
    await made("weekly", { rest: 1, joy: 1, grip: 1, worry: 3, support: 1 }, 8);
    await made("weekly", { rest: 3, joy: 3, grip: 3, worry: 1, support: 3 }, 1);
  });

  const section = document.querySelectorAll(".trend")[1]!;
  expect(section.querySelector("h2")!.textContent).toBe("Hoe was je week?");
  expect(section.querySelector(".lead")!.textContent).toMatch(/was het 5, nu is het 15\. Het hoogste is 20\.$/);
  expect(section.querySelectorAll(".c-before")).toHaveLength(1);
});

test("a questionnaire without scales has no line, but a way back to each time", async () => {
  let id = "";
  await act(async () => {
    id = (await made("caring", { help: 3 }, 2)).id;
  });

  const section = [...document.querySelectorAll(".trend")].find((each) => each.textContent?.includes("Zorgen voor"))!;
  expect(section.querySelector("svg")).toBeNull();
  expect([...section.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([`/result/${id}`]);
});
