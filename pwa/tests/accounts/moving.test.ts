import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchClocks } from "../../src/accounts/moving";
import { account, createAnonymous, erase, newProfile, saveProfile, tryNow } from "../../src/accounts/store";
import { House } from "./house";

const HOME = process.env.TZ;

let house: House;
let stop = () => {};
beforeEach(async () => {
  process.env.TZ = "Europe/Amsterdam";
  house = new House();
  await house.open();
  await createAnonymous({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
  await tryNow();
});
afterEach(async () => {
  stop();
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
  house.isDown = false;
  await erase();
  house.close();
});

const person = () => [...house.persons.values()][0]!;
const told = () => house.asked.filter(({ method }) => method === "PATCH").map(({ body }) => body!.time_zone);
const isTold = (...zones: string[]) => vi.waitFor(() => expect(told()).toEqual(zones));

/** The app comes into sight and talks to the server. */
async function look(): Promise<void> {
  document.dispatchEvent(new Event("visibilitychange"));
  await tryNow();
}

test("nothing is told where clocks are the same", async () => {
  stop = watchClocks();
  await look();
  await look();

  expect(told()).toEqual([]);
});

test("someone who travels has new clocks when they open the app, told once", async () => {
  stop = watchClocks();
  process.env.TZ = "America/New_York";
  await look();
  await isTold("America/New_York");
  await look();
  await tryNow();

  expect(told()).toEqual(["America/New_York"]);
  expect(account.value).toMatchObject({ person: { time_zone: "America/New_York" } });
});

test("without a network it is told later", async () => {
  stop = watchClocks();
  house.isDown = true;
  process.env.TZ = "America/New_York";
  await look();
  expect(told()).toEqual([]);

  house.isDown = false;
  await tryNow();

  await isTold("America/New_York");
});

test("another phone that is opened elsewhere wins until this one is opened again", async () => {
  stop = watchClocks();
  await look();
  person().time_zone = "America/New_York"; // told by the other phone
  await tryNow(); // in step, and nobody opened it
  await tryNow();
  expect(told()).toEqual([]);

  await look();

  await isTold("Europe/Amsterdam");
});

test("a zone that the server does not take is not sent again and again", async () => {
  stop = watchClocks();
  house.refuses = "PATCH /accounts/me";
  process.env.TZ = "America/New_York";
  await look();
  await isTold("America/New_York");
  await tryNow();
  await tryNow();

  expect(told()).toEqual(["America/New_York"]);
});

test("what else changed is told as well", async () => {
  stop = watchClocks();
  house.isDown = true;
  await saveProfile({ life_phase: "student" });
  process.env.TZ = "America/New_York";
  document.dispatchEvent(new Event("visibilitychange"));
  house.isDown = false;
  await tryNow();

  await vi.waitFor(() => expect(person()).toMatchObject({ life_phase: "student", time_zone: "America/New_York" }));
});
