import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { account, createAnonymous, erase, newProfile, startOnPhone, tryNow } from "../../src/accounts/store";
import { draftFor, dropDraft, saveDraft } from "../../src/checkins/draft";
import type { Contents } from "../../src/checkins/model";
import { amend, checkins, dismiss, record, refused, remove, retry, waiting } from "../../src/checkins/store";
import { House } from "../accounts/house";
import type { Server } from "../offline/server";

let house: House;
let server: Server<Contents>;
beforeEach(async () => {
  house = new House();
  await house.open();
  await createAnonymous({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
  server = house.checkins.get(account.value.mode === "account" ? account.value.person.id : "")!;
});
afterEach(async () => {
  await erase();
  house.close();
});

const daily = (mood: number) => [{ instrument: "daily", version: 1, responses: { mood } }];
const told = (note: string) => ({ administrations: daily(7), tags: [], note });
const brief = (list: typeof checkins.value) => list.map(({ note, state }) => `${note}: ${state}`);
const stored = async (note: string) => {
  const { id } = await record(told(note));
  await tryNow();
  return id;
};
/** Another phone of the same person changes a check-in. */
const elsewhere = (id: string, note: string, revision: number) =>
  server.call("PUT", `/checkins/${id}`, { ...server.live().get(id), note, revision });

test("check-ins are in the order in which they were made, not written", async () => {
  await record({ ...told("today"), completed_at: new Date("2026-11-21T08:00:00+01:00") });
  await record({ ...told("yesterday"), completed_at: new Date("2026-11-20T08:00:00+01:00") });

  expect(brief(checkins.value)).toEqual(["yesterday: phone", "today: phone"]);
  expect(waiting.value).toBe(2);
});

test("a check-in says where and when it was made, in UTC", async () => {
  const one = await record({ ...told("one"), completed_at: new Date("2026-11-21T08:00:00+01:00") });

  expect(one.completed_at).toBe("2026-11-21T07:00:00.000Z");
  expect(one.time_zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(one.id).toMatch(/-7...-/);
});

test("what is amended is shown at once and stored on top", async () => {
  const id = await stored("first");
  await amend(id, { note: "second", administrations: daily(3) });
  expect(brief(checkins.value)).toEqual(["second: phone"]);

  await tryNow();

  expect(brief(checkins.value)).toEqual(["second: stored"]);
  expect(server.live().get(id)).toMatchObject({ note: "second", revision: 1, administrations: daily(3) });
});

test("what is deleted is gone here at once, and there when it can be", async () => {
  const id = await stored("one");
  await remove(id);
  expect(checkins.value).toEqual([]);

  await tryNow();

  expect(server.live().size).toBe(0);
});

describe("what the server does not take", () => {
  test("clashing words are both kept, and the person's choice is sent", async () => {
    const id = await stored("first");
    await elsewhere(id, "on the other phone", 1);
    await amend(id, { note: "on this phone" });
    await tryNow();
    expect(brief(checkins.value)).toEqual(["on the other phone: stored"]);
    expect(brief(refused.value)).toEqual(["on this phone: refused"]);

    await retry(id);
    await tryNow();

    expect(brief(checkins.value)).toEqual(["on this phone: stored"]);
    expect(refused.value).toEqual([]);
    expect(server.live().get(id)).toMatchObject({ note: "on this phone", revision: 2 });
  });

  test("letting go of one's own words leaves the others", async () => {
    const id = await stored("first");
    await elsewhere(id, "on the other phone", 1);
    await amend(id, { note: "on this phone" });
    await tryNow();

    await dismiss(id);

    expect(brief(checkins.value)).toEqual(["on the other phone: stored"]);
    expect(refused.value).toEqual([]);
  });

  test("words added to what was deleted elsewhere can be kept as a new check-in", async () => {
    const id = await stored("first");
    await server.call("DELETE", `/checkins/${id}`);
    await amend(id, { note: "more" });
    await tryNow();
    expect(checkins.value).toEqual([]);
    expect(refused.value).toMatchObject([{ note: "more", refusal: { error: "checkin.deleted" } }]);

    await retry(id);
    await tryNow();

    expect(brief(checkins.value)).toEqual(["more: stored"]);
    expect(refused.value).toEqual([]);
    expect([...server.live().keys()]).not.toContain(id);
  });
});

test("a check-in left half-way is there again, until it is done", async () => {
  const halfWay = { responses: { happy: 3 }, tags: [], note: "", position: 1, started_at: "2026-11-21T12:00:00Z" };
  await saveDraft("wellbeing-14", halfWay);
  expect(await draftFor("wellbeing-14")).toEqual(halfWay);
  expect(await draftFor("daily")).toBeUndefined();

  await dropDraft("wellbeing-14");

  expect(await draftFor("wellbeing-14")).toBeUndefined();
});

test("another tab shows what this one writes", async () => {
  await erase();
  await startOnPhone();
  const heard = new Promise((done) => new BroadcastChannel("welnu").addEventListener("message", done, { once: true }));
  await record(told("one"));

  expect(await heard).toMatchObject({ data: "records" });
});
