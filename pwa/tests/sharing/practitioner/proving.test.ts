/** Is it still you? A device may hold passkeys of more than one. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { me } from "../../../src/sharing/practitioner/desk";
import { done, given, Laptop, refused, SANNE } from "./laptop";

let laptop: Laptop;
let owner: object;
let isProven: boolean;
beforeEach(() => {
  laptop = new Laptop();
  laptop.enter();
  laptop.answers = answered;
  isProven = false;
  const parses = { parseRequestOptionsFromJSON: () => ({}) };
  vi.stubGlobal(
    "PublicKeyCredential",
    Object.assign(() => {}, parses),
  );
  vi.stubGlobal("navigator", { credentials: { get: async () => ({ toJSON: () => ({}) }) } });
});
afterEach(() => laptop.close());

function answered(what: string): Promise<Response> {
  const path = what.replace("/accounts/practitioners", "");
  if (path === "DELETE /me") return isProven ? done() : refused(403, "login.stale");
  if (path === "GET /me") return given(owner);
  if (path === "POST /sessions/passkey") isProven = true;
  return path.startsWith("DELETE") ? done() : given({ step: "done", options: {}, passkeys: [], sessions: [] });
}

const ended = () => laptop.asked.filter(([what]) => what === "DELETE /accounts/practitioners/me").length;

async function endByPasskey(): Promise<void> {
  laptop.open("/practitioner/account");
  await laptop.tap("Beëindig je account");
  await laptop.tap("Ja, beëindig");
  await laptop.tap("Gebruik een passkey");
}

test("one's own passkey goes on with what was begun", async () => {
  owner = SANNE;
  await endByPasskey();

  await laptop.sees("Je account is beëindigd");
  expect(ended()).toBe(2);
});

test("somebody else's changes nothing of theirs, and takes all from the screen", async () => {
  owner = { ...SANNE, id: "emil" };
  await endByPasskey();

  await laptop.sees("Deze passkey hoort bij een ander account.");
  expect([ended(), me.value]).toEqual([1, null]);
});
