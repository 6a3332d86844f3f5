/** A link that someone sent: what it held waits until it was used, or is told to be useless. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { heldCode } from "../../../src/sharing/practitioner/desk";
import { given, Laptop, noNetwork, refused } from "./laptop";

let laptop: Laptop;
beforeEach(async () => {
  laptop = new Laptop();
  laptop.enter();
  laptop.open("/practitioner/code#from-a-link");
  await laptop.sees("Iemand stuurde je deze link.");
});
afterEach(() => laptop.close());

test.each([
  ["no network", noNetwork, "Geen verbinding."],
  ["a busy server", () => refused(503, "server.busy"), "De server is even druk."],
  ["a log-in that is over", () => refused(401, "login.required"), "Inloggen als behandelaar"],
])("it waits through %s", async (_, answer, seen) => {
  laptop.answers = answer;
  await laptop.tap("Maak me bekend");

  await laptop.sees(seen);
  expect(heldCode.value).toBe("from-a-link");
});

test.each([
  [404, "invitation.useless"],
  [422, "request.invalid"],
])("%i %s: it gives way to a code", async (...no) => {
  laptop.answers = () => refused(...no);
  await laptop.tap("Maak me bekend");

  await laptop.sees("De code");
  expect(heldCode.value).toBe("");
});

test("once it was used, it is gone", async () => {
  laptop.answers = () => given({ expires_at: "2026-11-22T12:00:00Z" });
  await laptop.tap("Maak me bekend");

  await laptop.sees("Je bent bekendgemaakt");
  await vi.waitFor(() => expect(heldCode.value).toBe(""));
});
