import { openDB } from "idb";
import { expect, test } from "vitest";
import { CHECKINS } from "../../src/checkins/kind";
import { UPTAKES } from "../../src/interventions/uptake";
import { open } from "../../src/offline/db";
import { live, written } from "../../src/offline/merge";
import { records } from "../../src/offline/records";
import { SORTS } from "./sorts";

const ID = "0193477a-0000-7000-8000-000000000001";
const OTHER = "0193477a-0000-7000-8000-000000000002";
const said = SORTS[0][1].write;

/** The database as the first version of the app left it on a phone, with one check-in stored and one not sent. */
async function ofVersionOne(name: string): Promise<void> {
  const old = await openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore("checkins", { keyPath: ["owner", "shelf"] });
      database.createObjectStore("outbox", { keyPath: ["owner", "shelf"] });
      database.createObjectStore("drafts");
      database.createObjectStore("settings");
    },
  });
  const place = { owner: "alice", shelf: "0193" };
  await old.put("checkins", { ...place, things: new Map([[ID, { id: ID, revision: 0, ...said(1) }]]) });
  const unsent = { want: "keep", revision: 0, contents: said(2), tried: [] };
  await old.put("outbox", { ...place, things: new Map([[OTHER, unsent]]) });
  await old.put("settings", "17", "cursor:alice");
  old.close();
}

test("a phone of the first version keeps everything, and has room for uptakes", async () => {
  await ofVersionOne("first");

  const database = await open("first");

  const checkins = records(database, "alice", CHECKINS);
  const notes = [...(await checkins.load())].map(([id, item]) => live(id, item)?.note);
  expect(notes).toEqual(["written 1", "written 2"]);
  expect(await checkins.pending()).toEqual([OTHER]);
  expect(await checkins.cursor()).toBe("17");

  const uptakes = records(database, "alice", UPTAKES);
  expect(await uptakes.cursor()).toBe("");
  await uptakes.change(ID, (item) => written(item, SORTS[1][1].write(3) as never));
  expect(await uptakes.pending()).toEqual([ID]);
  expect(await checkins.pending()).toEqual([OTHER]);
});
