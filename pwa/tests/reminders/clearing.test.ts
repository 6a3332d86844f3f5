import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clearAnswered, clearNudge } from "../../src/reminders/clearing";
import { Browser } from "./browser";

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
  browser.shown = ["day", "week", "unknown"];
});
afterEach(() => void vi.unstubAllGlobals());

test("what was done takes away the nudge that asked for it, and no other", async () => {
  await clearAnswered("/checkin/daily");

  expect(browser.shown).toEqual(["week", "unknown"]);
});

test("without the server nobody knows what a nudge was about: all stay", async () => {
  browser.status = 503;

  await clearAnswered("/checkin/daily");

  expect(browser.shown).toEqual(["day", "week", "unknown"]);
});

test("with no nudge in sight the server is not asked", async () => {
  browser.shown = [];

  await clearAnswered("/checkin/daily");

  expect(browser.told).toEqual([]);
});

test("a nudge that was opened, also from a mail, is taken away", async () => {
  await clearNudge("unknown");

  expect(browser.shown).toEqual(["day", "week"]);
});

test("a browser without notifications has none to take away", async () => {
  Object.assign(navigator, { serviceWorker: undefined });

  await expect(clearAnswered("/checkin/daily")).resolves.toBeUndefined();
});
