import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { account, createAnonymous, erase, newProfile, startOnPhone, tryNow } from "../../src/accounts/store";
import { formatDate } from "../../src/i18n";
import { change, finish, start, uptakes } from "../../src/interventions/uptakes";
import { dropReview } from "../../src/reminders";
import { newWish, type Overview, type Reminder } from "../../src/reminders/model";
import { newReview, standing, usualChannels } from "../../src/reminders/review";
import { isoDay } from "../../src/trends/series";
import { House } from "../accounts/house";
import type { Desk } from "./desk";
import { fill, isBack, leave, open, sees, tap, text } from "./page";

const TRIED = "slim-slapen"; // called "Slim slapen"
const NAME = "Slim slapen";

let house: House;
let desk: Desk;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => {
  leave();
  house.isDown = false;
  await erase();
  house.close();
});

async function haveAccount(): Promise<void> {
  await createAnonymous({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
  await tryNow();
  desk = house.desk({ id: account.value.mode === "account" ? account.value.person.id : "" });
}

const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000);
const inWords = (ahead: number) => formatDate(isoDay(today() + ahead), "weekday", "UTC");
const reads = (sentence: string) => vi.waitFor(() => expect(text(".sentence")).toBe(sentence));
const days = () => desk.live().map(([, { schedule }]) => [schedule.starts_on, schedule.ends_on]);
const isSavedFor = async (ahead: number) => {
  await isBack();
  expect(days()).toEqual([[isoDay(today() + ahead), isoDay(today() + ahead)]]);
};

describe("with an account", () => {
  beforeEach(haveAccount);

  test("it starts in two weeks, and one tap makes it four", async () => {
    const { id } = await start(TRIED);
    open(`/me/reminders/${id}`);
    await reads(`Herinner mij op ${inWords(14)} om 19.00 met een melding.`);

    await tap("Over vier weken");
    await reads(`Herinner mij op ${inWords(28)} om 19.00 met een melding.`);
    await tap("Bewaar");

    await isSavedFor(28);
    expect(desk.live()[0]![1]).toMatchObject({ kind: "review", uptake_id: id });
    expect(JSON.stringify(desk.live())).not.toContain(TRIED);
    expect(uptakes.value[0]!.state).toBe("stored");
  });

  test("a day of one's own is not so soon that having started counts as looking back", async () => {
    const { id } = await start(TRIED);
    open(`/me/reminders/${id}`);
    await tap("Op een andere dag");
    await fill(isoDay(today() + 3));
    await tap("Kies");
    await sees("Kies een dag van");

    await fill(isoDay(today() + 4));
    await tap("Kies");
    await reads(`Herinner mij op ${inWords(4)} om 19.00 met een melding.`);
    await tap("Bewaar");

    await isSavedFor(4);
  });

  test("there is one of each thing one tries: asking again changes it", async () => {
    const { id } = await start(TRIED);
    open(`/me/reminders/${id}`);
    await tap("Bewaar");
    await isSavedFor(14);

    open(`/me/reminders/${id}`);
    await reads(`Herinner mij op ${inWords(14)} om 19.00 met een melding.`);
    await tap("Over vier weken");
    await tap("Bewaar");

    await isSavedFor(28);
  });

  test("where notifications are on nowhere, one is led to where that is told", async () => {
    desk.subscriptions = [];
    const { id } = await start(TRIED);
    open(`/me/reminders/${id}`);
    await tap("Bewaar");

    await sees("Meldingen staan nog op geen enkel toestel aan.");
    expect(days()).toHaveLength(1);
  });

  test("among the reminders it has the name of what one tries", async () => {
    const { id } = await start(TRIED);
    open(`/me/reminders/${id}`);
    await tap("Bewaar");
    await isSavedFor(14);

    open("/me/reminders");

    await sees(NAME);
    await sees(`Op ${inWords(14)} om 19.00`);
  });

  test("one that came already starts from a new day", async () => {
    const { id } = await start(TRIED);
    desk.reminders.set(crypto.randomUUID(), past(id));

    open("/me/reminders");
    await sees("Tik om een nieuwe dag te kiezen.");
    await tap(NAME);
    await reads(`Herinner mij op ${inWords(14)} om 19.00 per mail.`);
    await tap("Bewaar");
    await sees(`Op ${inWords(14)} om 19.00`);

    expect(desk.live()[0]![1].revision).toBe(1);
  });

  test("whoever is done with it needs no nudge any more, and the list says so", async () => {
    const { id } = await start(TRIED);
    desk.reminders.set(crypto.randomUUID(), { ...newReview(id, today(), "UTC", []), revision: 0, changed_at: "" });
    await finish(id);

    open("/me/reminders");
    await sees("Niet meer nodig, er komt geen seintje meer");

    await dropReview(id);
    expect(desk.live()).toEqual([]);
  });

  test("what is only on this phone goes to the server first", async () => {
    house.isDown = true;
    const { id } = await start(TRIED);
    await tryNow();
    house.isDown = false;
    open(`/me/reminders/${id}`);
    await reads(`Herinner mij op ${inWords(14)} om 19.00 met een melding.`);
    house.isDown = true;
    await tap("Bewaar");
    await sees("Wat je probeert, staat nog alleen op deze telefoon.");
    await sees("Dit is nog niet bewaard.");

    house.isDown = false;
    await tap("Bewaar");

    await isSavedFor(14);
    const puts = house.asked.filter(({ method }) => method === "PUT").map(({ path }) => path.replace(/[^/]*$/, ""));
    expect(puts).toEqual(["/interventions/uptakes/", "/reminders/"]);
  });

  test("its nudge leads to what one tries, as far as the phone knows it", async () => {
    const { id } = await start(TRIED);
    desk.reminders.set("r1", past(id));
    desk.reminders.set("r2", past(crypto.randomUUID()));
    desk.deliveries = [delivery("r1"), delivery("r2")];

    open("/r/topic-r1");
    await vi.waitFor(() => expect(location.pathname).toBe(`/help/${TRIED}`));
    open("/r/topic-r2");
    await vi.waitFor(() => expect(location.pathname).toBe("/help"));
  });
});

test("without an account it is for the phone's own calendar: one day, and no name", async () => {
  await startOnPhone();
  const { id } = await start(TRIED);
  open(`/me/reminders/${id}`);
  await reads(`Herinner mij op ${inWords(14)} om 19.00.`);
  const made = vi.spyOn(URL, "createObjectURL");

  await tap("Zet het in mijn agenda");

  const file = await (made.mock.calls[0]![0] as Blob).text();
  expect(file).toContain(`DTSTART:${isoDay(today() + 14).replaceAll("-", "")}T190000`);
  expect(file).not.toContain("RRULE");
  expect(file.toLowerCase()).not.toMatch(/slim|slapen/);
});

test("how it stands: until one is done with it", async () => {
  await haveAccount();
  const tried = await start(TRIED);

  expect(standing(tried, true)).toBe("coming");
  expect(standing(tried, false)).toBe("past");
  expect(standing(await change(tried.id, { helped: 6 }), true)).toBe("coming");
  expect(standing(await finish(tried.id), true)).toBe("over");
  expect(standing(undefined, true)).toBe("over");
});

test.each([
  [{ reminders: [daily(["email"])], email: true }, ["email"]],
  [{ reminders: [daily([])] }, []],
  [{ subscriptions: [{ gone_at: null }], email: true }, ["push"]],
  [{ subscriptions: [{ gone_at: "2026-11-01T00:00:00Z" }], email: true }, ["email"]],
  [{}, ["push"]],
])("it arrives where the others do: %o", (known, channels) => {
  const overview = { reminders: [], subscriptions: [], email: false, suggest_email: false, feed_since: null, ...known };
  expect(usualChannels(overview as unknown as Overview)).toEqual(channels);
});

function daily(channels: Reminder["channels"]): Reminder {
  return { ...newWish("daily", "2026-11-01", "UTC"), channels, id: "d", revision: 0, next: [], less_often: null };
}

function past(uptake: string) {
  const wish = newReview(uptake, today(), "UTC", ["email"]);
  const schedule = { ...wish.schedule, starts_on: "2026-10-01", ends_on: "2026-10-01" };
  return { ...wish, schedule, revision: 0, changed_at: "2026-09-01T00:00:00Z" };
}

const delivery = (reminder: string) => ({
  reminder,
  kind: "review" as const,
  local_date: "2026-10-01",
  slot: 0,
  channel: "push" as const,
  due_at: "2026-10-01T17:00:00Z",
  state: "sent" as const,
  reason: null,
  topic: `topic-${reminder}`,
  sent_at: "2026-10-01T17:00:01Z",
  opened_at: null,
  snoozed_until: null,
});
