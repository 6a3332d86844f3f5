import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as accounts from "../../src/accounts/store";
import type { Contents } from "../../src/interventions/uptake";
import * as store from "../../src/interventions/uptakes";
import { change, finish, inOrder, refused, remove, retry, save, start, uptakes } from "../../src/interventions/uptakes";
import { House } from "../accounts/house";
import type { Server } from "../offline/server";

const { account, createAnonymous, erase, logOut, newProfile, startOnPhone, tryNow } = accounts;
const GRIP = "grip-op-je-dip";

let house: House;
let server: Server<Contents>;
beforeEach(async () => {
  house = new House();
  await house.open();
  await createAnonymous(wish());
  server = house.uptakes.get(me())!;
});
afterEach(async () => {
  house.isDown = false;
  await erase();
  house.close();
});

const wish = () => ({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
const me = () => (account.value.mode === "account" ? account.value.person.id : "");
const brief = (list = uptakes.value) => list.map(({ intervention, status, state }) => [intervention, status, state]);
const today = () => new Date().toLocaleDateString("sv-SE"); // Swedes write 2026-11-03

describe("from saved to trying to done", () => {
  test("what is saved has no days, and no answer yet", async () => {
    const saved = await save(GRIP, true);

    expect(saved).toMatchObject({ status: "saved", started_on: null, ended_on: null, helped: null, for_child: true });
    expect(saved.id).toMatch(/-7...-/);
  });

  test("starting begins today, and is the same one that was saved", async () => {
    const { id } = await save(GRIP);

    expect(await start(GRIP)).toMatchObject({ id, status: "trying", started_on: today() });
    expect(uptakes.value).toHaveLength(1);
  });

  test("starting at once does not need saving first", async () => {
    expect(await start(GRIP)).toMatchObject({ status: "trying", started_on: today() });
  });

  test("saving or starting twice is doing it once", async () => {
    await save(GRIP);
    await save(GRIP);
    await start(GRIP);
    await start(GRIP);
    await save(GRIP);

    expect(brief()).toEqual([[GRIP, "trying", "phone"]]);
  });

  test("at the end one tells whether it helped, and can tell more later: the day stays", async () => {
    const { id } = await start(GRIP);
    await finish(id, { helped: 0, note: "  Niet voor mij. " });
    await change(id, { ended_on: "2099-01-01" });

    expect(await finish(id, { helped: 3, note: " " })).toMatchObject({
      status: "done",
      ended_on: "2099-01-01",
      helped: 3,
      note: null,
    });
  });

  test("trying again after it was done is another one", async () => {
    const { id } = await start(GRIP);
    await finish(id, { helped: 2 });

    const again = await start(GRIP);

    expect(again.id).not.toBe(id);
    expect(uptakes.value.map(({ status }) => status)).toEqual(["done", "trying"]);
  });

  test("an intervention that this app does not know is kept like any other", async () => {
    await save("of-tomorrow");
    await tryNow();

    expect(brief()).toEqual([["of-tomorrow", "saved", "stored"]]);
  });
});

const TRYING: Contents = {
  intervention: GRIP,
  status: "trying",
  started_on: "2026-11-10",
  ended_on: null,
  helped: null,
  note: null,
  for_child: false,
  changed_at: "",
};
const DONE: Contents = { ...TRYING, status: "done", ended_on: "2026-11-20", helped: 6, note: "fijn" };

test.each<[string, Contents, Partial<Contents>, Partial<Contents>]>([
  [
    "back to saved has no days, and keeps the words",
    DONE,
    { status: "saved" },
    { started_on: null, ended_on: null, note: "fijn" },
  ],
  [
    "back to trying has no end, and keeps the start",
    DONE,
    { status: "trying" },
    { started_on: "2026-11-10", ended_on: null, helped: 6 },
  ],
  [
    "done without having begun has an end alone",
    { ...TRYING, status: "saved", started_on: null },
    { status: "done" },
    { started_on: null, ended_on: "2026-11-21" },
  ],
  [
    "an end before the start is put on the start",
    TRYING,
    { status: "done", ended_on: "2026-11-09" },
    { ended_on: "2026-11-10" },
  ],
  [
    "who flew over the date line ends on the day it began",
    { ...TRYING, started_on: "2026-11-22" },
    { status: "done" },
    { ended_on: "2026-11-22" },
  ],
])("%s", (_, old, changes, expected) => {
  expect(inOrder(old, changes, new Date(2026, 10, 21, 12))).toMatchObject(expected);
});

describe("with the server", () => {
  test("what is written goes along, and says so", async () => {
    const { id } = await save(GRIP);
    await tryNow();
    await start(GRIP);
    expect(brief()).toEqual([[GRIP, "trying", "phone"]]);

    await tryNow();

    expect(brief()).toEqual([[GRIP, "trying", "stored"]]);
    expect(server.live().get(id)).toMatchObject({ status: "trying", started_on: today(), revision: 1 });
  });

  test("another phone of the same person shows it", async () => {
    await server.call("PUT", "/interventions/uptakes/0193477a-0000-7000-8000-000000000001", {
      ...DONE,
      changed_at: "2026-11-20T12:00:00Z",
      revision: 0,
    });

    await tryNow();

    expect(uptakes.value).toMatchObject([{ ...DONE, changed_at: "2026-11-20T12:00:00.000Z", state: "stored" }]);
  });

  test("words that clash are both kept, and the person's choice is sent", async () => {
    const { id } = await start(GRIP);
    await tryNow();
    await server.call("PUT", `/interventions/uptakes/${id}`, { ...server.live().get(id), note: "elders", revision: 1 });
    await finish(id, { helped: 8, note: "hier" });
    await tryNow();
    expect(uptakes.value.map(({ note }) => note)).toEqual(["elders"]);
    expect(refused.value).toMatchObject([{ note: "hier", helped: 8, refusal: { error: "uptake.exists" } }]);

    await retry(id);
    await tryNow();

    expect(server.live().get(id)).toMatchObject({ note: "hier", revision: 2 });
    expect(refused.value).toEqual([]);
  });

  test("the same done on two phones is no clash", async () => {
    const { id } = await start(GRIP);
    await tryNow();
    const elsewhere = {
      ...server.live().get(id),
      status: "done",
      ended_on: today(),
      changed_at: "2026-11-21T12:00:00Z",
    };
    await server.call("PUT", `/interventions/uptakes/${id}`, { ...elsewhere, revision: 1 });

    await finish(id);
    await tryNow();

    expect(refused.value).toEqual([]);
    expect(brief()).toEqual([[GRIP, "done", "stored"]]);
  });

  test("words added to what was deleted elsewhere can be kept as a new one", async () => {
    const { id } = await start(GRIP);
    await tryNow();
    await server.call("DELETE", `/interventions/uptakes/${id}`);
    await finish(id, { note: "toch fijn" });
    await tryNow();
    expect(refused.value).toMatchObject([{ note: "toch fijn", refusal: { error: "uptake.deleted" } }]);

    await retry(id);
    await tryNow();

    expect([...server.live().values()]).toMatchObject([{ note: "toch fijn", status: "done" }]);
    expect(refused.value).toEqual([]);
  });

  test("what is removed is gone here at once, and there when it can be", async () => {
    const { id } = await save(GRIP);
    await tryNow();
    await remove(id);
    expect(uptakes.value).toEqual([]);

    await tryNow();

    expect(server.live().size).toBe(0);
  });
});

describe("whose they are", () => {
  test("without an account they stay on the phone, and go along into one only if asked to", async () => {
    await erase();
    await startOnPhone();
    await start(GRIP);
    await tryNow();
    expect(house.asked.filter(({ path }) => path.includes("uptakes")).filter(({ method }) => method === "PUT")).toEqual(
      [],
    );
    expect(await accounts.leftFromBefore()).toEqual({ checkins: 0, uptakes: 1 });

    await createAnonymous(wish());
    await tryNow();

    expect(brief()).toEqual([[GRIP, "trying", "stored"]]);
    expect(house.uptakes.get(me())!.live().size).toBe(1);
    expect(await accounts.leftFromBefore()).toEqual({ checkins: 0, uptakes: 0 });
  });

  test("logging out seals what was not sent until that person is back; nobody else sees it", async () => {
    const code = [...house.codes].find(([, person]) => person === me())![0];
    await save("stored-before");
    await tryNow();
    house.isDown = true;
    await start(GRIP);
    expect(await accounts.unsentHere()).toEqual({ checkins: 0, uptakes: 1 });
    await logOut({ keepUnsent: true });
    house.isDown = false;
    expect(uptakes.value).toEqual([]);

    await createAnonymous(wish());
    await tryNow();
    expect(uptakes.value).toEqual([]);
    expect(house.uptakes.get(me())!.live().size).toBe(0);

    await accounts.recover(code);
    await tryNow();
    expect(brief()).toEqual([
      ["stored-before", "saved", "stored"],
      [GRIP, "trying", "stored"],
    ]);
  });

  test("erasing leaves none", async () => {
    await save(GRIP);
    await tryNow();
    await start(GRIP);

    await erase();

    expect([...uptakes.value, ...refused.value]).toEqual([]);
    await startOnPhone();
    expect(store.uptakes.value).toEqual([]);
  });
});

test("another tab shows what this one writes", async () => {
  const heard = new Promise((done) => new BroadcastChannel("welnu").addEventListener("message", done, { once: true }));
  await save(GRIP);

  expect(await heard).toMatchObject({ data: "records" });
});
