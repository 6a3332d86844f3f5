/** Tabs side by side: who works in one is not away from the others. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CHANNEL, EVERY_MS, IDLE_MS, useIdle } from "../../../src/sharing/practitioner/idle";

let now: number;
let heard: number;
let other: BroadcastChannel;
const away = vi.fn();
const root = document.body.appendChild(document.createElement("div"));

function Desk() {
  useIdle(away);
  return null;
}

beforeEach(async () => {
  away.mockClear();
  now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => now);
  heard = 0;
  other = new BroadcastChannel(CHANNEL);
  other.addEventListener("message", () => {
    heard += 1;
  });
  await act(() => render(<Desk />, root));
});
afterEach(async () => {
  await leave();
  other.close();
  vi.restoreAllMocks();
});

const leave = () => act(() => render(null, root));
const touch = () => dispatchEvent(new Event("keydown"));
/** Take up the tab again. */
const look = () => document.dispatchEvent(new Event("visibilitychange"));
const arrives = () => new Promise((resolve) => setTimeout(resolve, 20));

test("a touch in another tab counts here", async () => {
  now += IDLE_MS - 1;
  other.postMessage("here");
  await arrives();

  now += IDLE_MS - 1;
  look();
  expect(away).not.toHaveBeenCalled();
  now += 1;
  look();
  expect(away).toHaveBeenCalledOnce();
});

test("touches here are told, a quarter of a minute apart, until one leaves", async () => {
  for (let each = 0; each < 10; each++) touch();
  now += EVERY_MS;
  touch();
  await vi.waitFor(() => expect(heard).toBe(2));

  await leave();
  now += EVERY_MS;
  touch();
  await arrives();
  expect(heard).toBe(2);
});

test("whoever comes too late tells nobody that they are here", async () => {
  now += IDLE_MS;
  touch();
  await arrives();

  expect(away).toHaveBeenCalledOnce();
  expect(heard).toBe(0);
});
