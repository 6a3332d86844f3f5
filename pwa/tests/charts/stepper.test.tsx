import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { frame } from "../../src/charts/frame";
import { nearest, Stepper } from "../../src/charts/stepper";

const stops = [0, 1, 2, 9, 10].map((on) => ({ on, text: `dag ${on}` }));
const span = { first: 0, last: 12 };
const place = frame({ span, range: [0, 10], line: [], step: 1 }, 350, 200, {
  left: 20,
  right: 10,
  top: 10,
  bottom: 20,
});

afterEach(() => render(null, document.body));

function stepper(picked: number | undefined, onPick = vi.fn()) {
  render(<Stepper label="Bekijk per dag" {...{ stops, span, place, picked, onPick }} />, document.body);
  return { input: document.querySelector("input")!, onPick };
}

function press(input: HTMLInputElement, key: string) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  input.dispatchEvent(event);
  return event;
}

test("it is a slider that says the day it is on; at first the last", () => {
  const { input } = stepper(undefined);

  expect(input.type).toBe("range");
  expect(input.getAttribute("aria-label")).toBe("Bekijk per dag");
  expect(input.getAttribute("aria-valuetext")).toBe("dag 10");
});

test.each([
  ["ArrowRight", 2, 9], // across the gap
  ["ArrowLeft", 9, 2],
  ["ArrowUp", 0, 1],
  ["ArrowDown", 0, 0], // nothing before the first
  ["Home", 10, 0],
  ["End", 0, 10],
  ["PageDown", 10, 0],
])("%s on day %i leads to day %i", (key, from, to) => {
  const { input, onPick } = stepper(from);

  expect(press(input, key).defaultPrevented).toBe(true);
  expect(onPick).toHaveBeenCalledExactlyOnceWith(to);
});

test("other keys stay the browser's", () => {
  const { input, onPick } = stepper(2);

  expect(press(input, "Tab").defaultPrevented).toBe(false);
  expect(onPick).not.toHaveBeenCalled();
});

test("a tap lands on the nearest answered day", () => {
  const { input, onPick } = stepper(undefined);
  input.value = "6.5";

  input.dispatchEvent(new Event("input", { bubbles: true }));

  expect(onPick).toHaveBeenCalledExactlyOnceWith(9);
  expect(nearest(stops, 5).on).toBe(2);
});

test("without answers there is nothing to step through", () => {
  render(<Stepper label="" stops={[]} picked={undefined} onPick={() => {}} {...{ span, place }} />, document.body);

  expect(document.querySelector("input")).toBeNull();
});
