import { afterEach, expect, test, vi } from "vitest";
import { account, broken } from "../../src/accounts/store";
import { all, click, kill, open, page, press } from "./app";

// A private window of some browsers: there is a database, and it opens for nobody.
vi.hoisted(() => {
  indexedDB.open = () => {
    throw new DOMException("not here", "InvalidStateError");
  };
});

afterEach(kill);

test("a phone that keeps nothing opens the check-in all the same, and says at the end that it is not kept", async () => {
  await open("/checkin/daily");
  expect([account.value.mode, broken.value]).toEqual(["phone", true]);

  press("7", all("input[type=range]")[0]);
  click("Klaar");

  await vi.waitFor(() => expect(page()).toContain("Deze browser bewaart niets."));
  expect(all("input[type=range]")[0]!.getAttribute("aria-valuetext")).toBe("7");
});
