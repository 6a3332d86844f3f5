import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setLanguage } from "../../src/i18n";
import { contacts, leadsTo } from "../../src/safety/contacts";
import { CrisisHelp } from "../../src/safety/crisis-help";

let root: HTMLElement;
beforeEach(async () => {
  root = document.body.appendChild(document.createElement("div"));
  await act(() => render(<CrisisHelp />, root));
});
afterEach(async () => {
  render(null, root);
  root.remove();
  await setLanguage("nl");
});

const links = () => [...root.querySelectorAll("main a")].map((link) => link.getAttribute("href"));

it("every number is one tap away, thoughts of suicide first", () => {
  expect(links()[0]).toBe("tel:113");
  expect(links()).toEqual(expect.arrayContaining(["tel:112", "tel:0880767000", "tel:08000432", "tel:09001450"]));
});

it("says in both languages that nobody watches along, and when the numbers were checked", async () => {
  expect(root.textContent).toContain("Niemand kijkt met Welnu mee");
  expect(root.textContent).toMatch(/nagekeken op \d+ \w+ 20\d\d/);

  await act(() => setLanguage("en"));

  expect(root.textContent).toContain("Nobody is watching");
});

it("shows every contact with its hours and costs", () => {
  for (const { name, costs } of contacts) {
    expect(root.textContent).toContain(name.nl);
    expect(root.textContent).toContain(costs.nl);
  }
});

it("a page of someone else opens beside the app and is not told where from", () => {
  const chat = root.querySelector('a[href^="https:"]');

  expect(chat?.getAttribute("rel")).toBe("noopener noreferrer");
});

it("a contact without a number leads nowhere", () => {
  const doctor = contacts.find(({ as }) => as === "doctor")!;

  expect(leadsTo(doctor)).toBeUndefined();
});
