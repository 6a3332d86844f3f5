import { afterEach, beforeEach, expect, test } from "vitest";
import * as accounts from "../../src/accounts/store";
import {
  account,
  createAnonymous,
  erase,
  logIn,
  logOut,
  newProfile,
  startOnPhone,
  tryNow,
} from "../../src/accounts/store";
import { draftFor, saveDraft } from "../../src/checkins/draft";
import { amend, checkins, record, refused, remove, waiting } from "../../src/checkins/store";
import { House } from "./house";

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => {
  await logOut({ keepUnsent: false });
  await erase();
  house.close();
});

const wish = () => ({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
const told = (note: string) => ({
  administrations: [{ instrument: "daily", version: 1, responses: { mood: 7 } }],
  tags: [],
  note,
});
const notes = () => checkins.value.map(({ note, state }) => `${note}: ${state}`);
const me = () => (account.value.mode === "account" ? account.value.person.id : "");
const signUp = async (email: string) => {
  await accounts.signUpWithEmail({ ...wish(), email, password: "a long enough password" });
  return accounts.confirm(email);
};

test("without an account everything stays on this phone", async () => {
  await startOnPhone({ name: "Noor" });
  await record(told("one"));
  await tryNow();

  expect(notes()).toEqual(["one: phone"]);
  expect(house.asked).toEqual([]);
});

test("what was written before there was an account goes along into it, each once", async () => {
  await startOnPhone({ name: "Noor" });
  await record(told("one"));
  const two = await record(told("two"));
  await remove((await record(told("three"))).id);
  await amend(two.id, { note: "two, better" });

  const made = await createAnonymous(wish());
  await tryNow();

  expect(made).toMatchObject({ ok: true, recovery_code: expect.any(String) });
  expect(notes()).toEqual(["one: stored", "two, better: stored"]);
  expect(house.notes(me()).sort()).toEqual(["one", "two, better"]);
  expect(waiting.value).toBe(0);
});

test("the name by which the app greets never leaves the phone", async () => {
  await startOnPhone({ name: "Noor" });
  await createAnonymous(wish());
  await accounts.saveProfile({ life_phase: "student", name: "Noortje" });
  await tryNow();

  expect(account.value).toMatchObject({ profile: { name: "Noortje" }, person: { life_phase: "student" } });
  expect(JSON.stringify(house.asked)).not.toContain("Noor");
});

test("a profile that was changed without a network is told later", async () => {
  await createAnonymous(wish());
  await tryNow();
  house.isDown = true;
  await accounts.saveProfile({ life_phase: "caring" });
  await tryNow();
  house.isDown = false;
  await tryNow();

  expect(house.persons.get(me())).toMatchObject({ life_phase: "caring" });
  expect(account.value).not.toHaveProperty("untold");
});

test("without a network check-ins wait, and go along when it is back", async () => {
  await createAnonymous(wish());
  house.isDown = true;
  await record(told("in the train"));
  await tryNow();
  expect(notes()).toEqual(["in the train: phone"]);
  expect(accounts.trouble.value).toBe("offline.unreachable");

  house.isDown = false;
  await tryNow();
  expect(notes()).toEqual(["in the train: stored"]);
  expect(accounts.trouble.value).toBeNull();
});

test("when the server wants a log-in, everything is kept and goes along afterwards", async () => {
  await signUp("noor@example.org");
  house.sessions.clear();
  await record(told("while logged out"));
  await tryNow();
  expect(account.value).toMatchObject({ mode: "account", loggedOut: true });
  expect(notes()).toEqual(["while logged out: phone"]);

  await logIn("noor@example.org", "a long enough password");
  await tryNow();
  expect(account.value).not.toHaveProperty("loggedOut");
  expect(notes()).toEqual(["while logged out: stored"]);
});

test("logging out takes what is stored off the phone, and seals what was not sent until that person is back", async () => {
  await signUp("noor@example.org");
  await record(told("stored"));
  await tryNow();
  const noor = me();
  house.isDown = true;
  await record(told("not sent"));
  await saveDraft("wellbeing-14", {
    responses: { happy: 3 },
    tags: [],
    note: "",
    position: 1,
    started_at: "2026-11-21T12:00:00Z",
  });
  expect(await accounts.unsentHere()).toEqual({ checkins: 1, uptakes: 0 });
  await logOut({ keepUnsent: true });
  house.isDown = false;
  expect(account.value).toEqual({ mode: "none" });
  expect(notes()).toEqual([]);

  await signUp("bob@example.org");
  await tryNow();
  expect(notes()).toEqual([]);
  expect(await draftFor("wellbeing-14")).toBeUndefined();
  expect(house.notes(me())).toEqual([]);
  await logOut({ keepUnsent: true });

  await logIn("noor@example.org", "a long enough password");
  await tryNow();
  expect(notes()).toEqual(["stored: stored", "not sent: stored"]);
  expect(house.notes(noor)).toEqual(["stored", "not sent"]);
  expect(await draftFor("wellbeing-14")).toMatchObject({ responses: { happy: 3 } });
});

test("logging out without a network ends the session as soon as there is one", async () => {
  await createAnonymous(wish());
  house.isDown = true;
  await logOut({ keepUnsent: true });
  expect(house.sessions.size).toBe(1);

  house.isDown = false;
  await tryNow();
  expect(house.sessions.size).toBe(0);
});

test("someone else's log-in in this browser never gets what this person wrote", async () => {
  await signUp("noor@example.org");
  await signUp("bob@example.org");
  const bob = me();
  await logIn("noor@example.org", "a long enough password");
  for (const cookie of house.sessions.keys()) house.sessions.set(cookie, bob); // as if another window had logged in as Bob

  await record(told("Noor's"));
  await tryNow();

  expect(house.notes(bob)).toEqual([]);
  expect(account.value).toMatchObject({ loggedOut: true });
  expect(notes()).toEqual(["Noor's: phone"]);
});

test("logging in takes what is on the phone along only if asked to", async () => {
  await signUp("noor@example.org");
  await logOut({ keepUnsent: true });
  await startOnPhone();
  await record(told("tried"));

  await logIn("noor@example.org", "a long enough password");
  await tryNow();
  expect(notes()).toEqual([]);
  expect(await accounts.leftFromBefore()).toEqual({ checkins: 1, uptakes: 0 });

  await accounts.carryOver();
  await tryNow();
  expect(notes()).toEqual(["tried: stored"]);
});

test("a wrong log-in changes nothing", async () => {
  await startOnPhone();
  await record(told("one"));

  expect(await logIn("nobody@example.org", "a wrong password here")).toEqual({
    ok: false,
    error: "login.failed",
    fields: {},
  });
  expect(account.value.mode).toBe("phone");
  expect(notes()).toEqual(["one: phone"]);
});

test("erasing leaves nothing, neither here nor there", async () => {
  await createAnonymous(wish());
  await record(told("one"));
  await tryNow();
  await record(told("two"));

  expect(await erase()).toEqual({ ok: true });

  expect(account.value).toEqual({ mode: "none" });
  expect([...checkins.value, ...refused.value]).toEqual([]);
  expect(house.persons.size).toBe(0);
});

test("erasing that does not reach the server erases nothing here either", async () => {
  await createAnonymous(wish());
  await record(told("one"));
  house.isDown = true;

  expect(await erase()).toEqual({ ok: false, error: "offline.unreachable", fields: {} });

  expect(notes()).toEqual(["one: phone"]);
  house.isDown = false;
});
