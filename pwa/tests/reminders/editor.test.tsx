import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { account, createAnonymous, erase, newProfile, tryNow } from "../../src/accounts/store";
import { House } from "../accounts/house";
import type { Desk } from "./desk";
import { fill, leave, open, sees, tap, text, texts } from "./page";

const DAILY = "Herinner mij elke dag om 20.30 met een melding, behalve als ik het al deed.";
const EARLY = "Herinner mij elke dag om 7.15 met een melding, behalve als ik het al deed.";
const NOT_SAVED = "Dit is nog niet bewaard.";

let house: House;
let desk: Desk;
beforeEach(async () => {
  house = new House();
  await house.open();
  await createAnonymous({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
  await tryNow();
  desk = house.desk({ id: account.value.mode === "account" ? account.value.person.id : "" });
});
afterEach(async () => {
  leave();
  house.isDown = false;
  await erase();
  house.close();
});

const reads = (sentence: string) => vi.waitFor(() => expect(text(".sentence")).toBe(sentence));
const stored = () => desk.live().map(([, { schedule, revision }]) => [schedule.at, revision]);
const isStored = (...expected: unknown[]) => vi.waitFor(() => expect(stored()).toEqual(expected));

/** Open a new daily reminder and let it come at a quarter past seven. */
async function chooseEarly(): Promise<void> {
  open("/me/reminders/daily");
  await reads(DAILY);
  await tap("20.30");
  await fill("07:15");
  await tap("Kies");
  await reads(EARLY);
}

test("a reminder reads as a sentence", async () => {
  open("/me/reminders/daily");

  await reads(DAILY);
  await tap("behalve als ik het al deed");
  await reads("Herinner mij elke dag om 20.30 met een melding, ook als ik het al deed.");
});

test("the next three moments change with what one chooses", async () => {
  open("/me/reminders/daily");
  await vi.waitFor(() => expect(texts(".next li .soft")).toEqual(["20.30", "20.30", "20.30"]));

  await tap("20.30");
  await fill("07:15");
  await tap("Kies");
  await vi.waitFor(() => expect(texts(".next li .soft")).toEqual(["7.15", "7.15", "7.15"]));

  await tap("elke dag");
  for (const day of ["dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]) await tap(day);
  await tap("Kies");
  await reads("Herinner mij elke maandag om 7.15 met een melding, behalve als ik het al deed.");
  const later = texts(".next li span:first-child").slice(1); // the first may be called "Morgen"
  expect(later.map((day) => day.split(" ")[0])).toEqual(["Maandag", "Maandag"]);
});

test("the number of days is typed as any number, and what is out of reach becomes the nearest day", async () => {
  open("/me/reminders/daily");
  await tap("elke dag");
  await vi.waitFor(() => choose("after"));

  for (const typed of ["", "1", "14"]) {
    await fill(typed);
    await vi.waitFor(() => expect(document.querySelector<HTMLInputElement>("dialog input")!.value).toBe(typed));
  }
  await tap("Kies");
  await reads("Herinner mij 14 dagen na de vorige keer om 20.30 met een melding, behalve als ik het al deed.");

  await tap("14 dagen na de vorige keer");
  await fill("900");
  await tap("Kies");
  await reads("Herinner mij 366 dagen na de vorige keer om 20.30 met een melding, behalve als ik het al deed.");
});

function choose(value: string): void {
  const field = document.querySelector<HTMLSelectElement>("dialog select")!;
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

test("what the server refuses is told, and stays as it was chosen", async () => {
  await chooseEarly();
  desk.refusal = { status: 422, body: { error: "request.invalid", message: "some fields are not right" } };

  await tap("Bewaar");

  await sees("Er klopt iets niet in wat je invulde.");
  await sees(NOT_SAVED);
  await reads(EARLY);
  desk.refusal = undefined;
  await tap("Bewaar");
  await isStored([["07:15"], 0]);
});

test("without a network it is kept on this phone, and saved once when one tries again", async () => {
  await chooseEarly();
  house.isDown = true;
  await tap("Bewaar");
  await sees("Geen verbinding.");
  leave();
  open("/me/reminders/daily");
  await sees("Wat je koos en nog niet bewaarde, staat nog op deze telefoon.");

  house.isDown = false;
  await tap("Probeer nu");
  await reads(EARLY);
  await tap("Bewaar");

  await isStored([["07:15"], 0]);
  open("/me/reminders/daily");
  await reads(DAILY);
  expect(document.body.textContent).not.toContain(NOT_SAVED);
});

test("whoever leaves without saving finds it back, and can let go of it", async () => {
  await chooseEarly();
  await sees(NOT_SAVED);
  leave();

  open("/me/reminders");
  await sees("Nog niet bewaard");
  expect(stored()).toEqual([]);
  await tap("Dagelijkse check-in");
  await reads(EARLY);
  await tap("Laat mijn verandering los");

  await reads(DAILY);
  expect(text()).not.toContain(NOT_SAVED);
});

test("nothing is sent when nothing was changed", async () => {
  await chooseEarly();
  await tap("Bewaar");
  await isStored([["07:15"], 0]);
  const [[id]] = desk.live() as [[string, unknown]];
  open(`/me/reminders/${id}`);
  await reads(EARLY);

  await tap("Bewaar");

  await sees("Waar het aankomt");
  expect(stored()).toEqual([[["07:15"], 0]]);
});

test("one that was changed on another phone is replaced only when one saves again", async () => {
  await chooseEarly();
  await tap("Bewaar");
  await isStored([["07:15"], 0]);
  const [[id, wish]] = desk.live() as [[string, NonNullable<ReturnType<Desk["reminders"]["get"]>>]];
  open(`/me/reminders/${id}`);
  await reads(EARLY);
  await tap("met een melding");
  await sees("Hoe wil je het horen?");
  await tap("Toch niet");
  await tap("7.15");
  await fill("08:00");
  await tap("Kies");
  desk.reminders.set(id, { ...wish, revision: 1, schedule: { ...wish.schedule, at: ["22:00"] } });

  await tap("Bewaar");
  await sees("ook op een ander toestel veranderd");
  expect(stored()).toEqual([[["22:00"], 1]]);
  await tap("Bewaar");

  await isStored([["08:00"], 2]);
});

test("one that was removed on another phone comes back as a new one when one saves again", async () => {
  await chooseEarly();
  await tap("Bewaar");
  await isStored([["07:15"], 0]);
  const [[id]] = desk.live() as [[string, unknown]];
  open(`/me/reminders/${id}`);
  await reads(EARLY);
  await tap("7.15");
  await fill("08:00");
  await tap("Kies");
  desk.reminders.set(id, null);

  await tap("Bewaar");
  await sees("op een ander toestel weggehaald");
  await tap("Bewaar");

  await isStored([["08:00"], 0]);
});
