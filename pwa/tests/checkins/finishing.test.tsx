import { afterEach, expect, test, vi } from "vitest";
import { begin } from "../../src/checkins/sitting";
import { checkins } from "../../src/checkins/store";
import { instrument } from "../../src/instruments";
import { all, answer, clean, click, last, open, page, press, sees } from "./app";

const put = IDBObjectStore.prototype.put;

/** The disk of this phone takes nothing more. */
function fillDisk(): void {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
}

function makeRoom(): void {
  IDBObjectStore.prototype.put = put;
}

afterEach(async () => {
  makeRoom();
  await clean();
});

const alert = () => document.querySelector("[role=alert]");

test("a full phone says so at the end of the daily check-in, loses nothing, and keeps it once there is room", async () => {
  await open("/checkin/daily");
  fillDisk();
  press("7", all("input[type=range]")[0]);
  click("Klaar");

  await vi.waitFor(() => expect(alert()?.textContent).toContain("Deze telefoon is vol"));
  expect(document.activeElement).toBe(alert());
  expect(all("input[type=range]")[0]!.getAttribute("aria-valuetext")).toBe("7");

  makeRoom();
  click("Klaar");
  await sees("Dank je, het staat erin");
  expect(last()?.administrations[0]?.responses).toEqual({ mood: 7 });
});

test("a full phone says so at the end of the fourteen questions, and from what was left open", async () => {
  await open("/checkin/wellbeing-14");
  for (let number = 1; number <= 13; number++) await answer(number, "4");
  click("Sla over");
  await sees("Je sloeg één vraag over");
  fillDisk();
  click("Klaar zo");

  await vi.waitFor(() => expect(page()).toContain("Wat je invulde, staat hier nog."));
  expect(checkins.value).toHaveLength(0);

  makeRoom();
  click("Klaar zo");
  await sees(/voelde je je goed/);
  expect((await begin(instrument("wellbeing-14")!)).responses.value).toEqual({});
});
