/** Whoever leaves a desk: gone from the screen at once, and out once the server says so. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { gone, leave, load, me, people } from "../../../src/sharing/practitioner/desk";
import { done, given, Laptop, later, noNetwork, refused, SANNE } from "./laptop";

let laptop: Laptop;
beforeEach(() => {
  laptop = new Laptop();
});
afterEach(() => laptop.close());

test.each([
  ["no network", noNetwork],
  ["a busy server", () => refused(503, "server.busy")],
  ["a full disk", () => refused(507, "storage.full")],
])("with %s nobody is told that they are out; trying again does it", async (_, answer) => {
  laptop.answers = answer;
  laptop.open("/practitioner/login");

  await leave("idle");
  await laptop.sees("Nog niet uitgelogd");
  expect(laptop.text()).not.toContain("Je bent uitgelogd");
  laptop.answers = done;
  await laptop.tap("Probeer nu");

  await laptop.sees("Je bent uitgelogd. Op dit apparaat is niets bewaard.");
  expect(laptop.asked.at(-1)?.[1]).toMatchObject({ method: "DELETE", keepalive: true });
});

test("whom the server does not know any more is out", async () => {
  laptop.answers = () => refused(401, "login.required");

  await leave("out");

  expect(gone.value).toBe("out");
});

test("until the server answers nobody is out; whoever logs in again meanwhile stays in", async () => {
  const answer = later(done);
  laptop.answers = answer.onItsWay;
  const leaving = leave("out");
  expect(gone.value).toBe("leaving");

  gone.value = null;
  answer.give();
  await leaving;

  expect(gone.value).toBeNull();
});

test("what was still on its way comes to nobody", async () => {
  const answer = later(() => given({ ...SANNE, people: [] }));
  laptop.answers = (what) => (what.startsWith("DELETE") ? done() : answer.onItsWay());
  const loading = load();
  await leave("out");

  answer.give();
  await loading;

  expect([me.value, people.value, gone.value]).toEqual([null, null, "out"]);
});
