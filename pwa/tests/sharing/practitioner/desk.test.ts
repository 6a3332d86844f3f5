import { beforeEach, expect, test } from "vitest";
import { setLanguage } from "../../../src/i18n";
import {
  arrived,
  drop,
  forget,
  gone,
  heldCode,
  me,
  newCodes,
  people,
  told,
} from "../../../src/sharing/practitioner/desk";
import { IDLE_MS, isIdle } from "../../../src/sharing/practitioner/idle";
import { type Listed, sorted, staysOpen } from "../../../src/sharing/practitioner/model";
import { inFours } from "../../../src/sharing/practitioner/totp-offer";
import { said, stillOpen } from "../../../src/sharing/practitioner/words";
import { dayOf } from "../../../src/trends/series";
import { SANNE } from "./laptop";

const listed = (called: string, last_on: string | null): Listed => ({
  ...{ grant: called, called, last_on },
  scope: ["summary"],
  until_on: "2026-12-01",
});
const ALL = [listed("Ana", "2026-11-02"), listed("Bo", null), listed("Cas", "2026-11-20")];

beforeEach(() => {
  people.value = ALL;
  me.value = SANNE;
  newCodes.value = ["AAAA"];
  heldCode.value = "";
  gone.value = null;
});

test("people stand by name, or the last check-in first; whoever has none comes last", () => {
  expect(sorted(ALL, "name").map(({ called }) => called)).toEqual(["Ana", "Bo", "Cas"]);
  expect(sorted(ALL, "last").map(({ called }) => called)).toEqual(["Cas", "Ana", "Bo"]);
});

test("whoever goes leaves nothing on the screen", () => {
  forget("idle");

  expect([people.value, me.value, newCodes.value, gone.value]).toEqual([null, null, [], "idle"]);
});

test("whom the server does not know any more sees nothing any more", () => {
  expect(told({ ok: false, error: "login.required", fields: {} })).toBe("login.required");
  expect([people.value, gone.value]).toEqual([null, "required"]);
});

test("another refusal leaves the list, without the one that was closed", () => {
  told({ ok: false, error: "grant.closed", fields: {} });
  drop("Bo");

  expect(people.value?.map(({ called }) => called)).toEqual(["Ana", "Cas"]);
});

test.each([
  [{ step: "second" }, "", "/practitioner/factor"],
  [{ step: "set_up" }, "", "/practitioner/factor"],
  [{ step: "done" }, "", "/practitioner"],
  [{ step: "done" }, "from a link", "/practitioner/code"], // what they came for
  [{ step: "done", codes: ["AAAA"] }, "", "/practitioner/factor"], // codes are shown first
] as const)("%j, holding '%s', leads to %s", (entered, held, where) => {
  heldCode.value = held;

  expect(arrived({ ...entered, codes: [...("codes" in entered ? entered.codes : [])] })).toBe(where);
});

test("half an hour is too long, whatever the timers did", () => {
  expect(isIdle(0, IDLE_MS - 1)).toBe(false);
  expect(isIdle(0, IDLE_MS)).toBe(true);
});

test.each([
  ["2026-12-14", "nog 22 dagen"],
  ["2026-11-23", "nog 1 dag"],
  ["2026-11-22", "tot vandaag"],
])("what is open until %s is so in words: %s", (until, words) => {
  expect(stillOpen(until, dayOf("2026-11-22"))).toBe(words);
});

test("a secret can be read over", () => {
  expect(inFours("JBSWY3DPEHPK3PXPJB")).toBe("JBSW Y3DP EHPK 3PXP JB");
});

test.each([
  ["second.locked", "Kies eerst een nieuw wachtwoord"],
  ["invitation.useless", "Vraag om een nieuwe"],
  ["passkey.refused", "passkey werkt hier niet"], // in the words of everyone
])("%s is told with what one can do", (error, words) => {
  expect(said(error)).toContain(words);
});

test("it speaks English too", async () => {
  await setLanguage("en");

  expect(stillOpen("2026-11-23", dayOf("2026-11-22"))).toBe("1 day left");
  await setLanguage("nl");
});

test.each([
  [{ passkeys: 1, has_password: true, has_totp: true }, true],
  [{ passkeys: 1, has_password: true, has_totp: false }, false], // a password alone lets nobody in
  [{ passkeys: 1, has_password: false, has_totp: false }, false],
  [{ passkeys: 2, has_password: false, has_totp: false }, true],
])("a passkey can be removed where another way in stays: %o", (ways, stays) => {
  expect(staysOpen({ ...SANNE, ...ways })).toBe(stays);
});
