/** The screens about reminders, as one goes through them. */
import { render } from "preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { expect, vi } from "vitest";
import { OpenScreen, ReminderScreen, RemindersScreen } from "../../src/reminders";
import { Status } from "../../src/ui";

let root: HTMLElement | undefined;

const BEFORE = "/before";

export function open(path: string): void {
  leave();
  history.pushState(null, "", BEFORE);
  root = document.body.appendChild(document.createElement("div"));
  history.pushState(null, "", path);
  render(<Screens />, root);
}

/** The screen led back to where one came from. */
export const isBack = () => vi.waitFor(() => expect(location.pathname).toBe(BEFORE));

/** The app is closed. */
export function leave(): void {
  if (!root) return;
  render(null, root);
  root.remove();
  root = undefined;
}

const Screens = () => (
  <LocationProvider>
    <Router>
      <Route path="/me/reminders" component={RemindersScreen} />
      <Route path="/me/reminders/:id" component={ReminderScreen} />
      <Route path="/r/:topic" component={OpenScreen} />
      <Route default component={() => <h1>Elders</h1>} />
    </Router>
    <Status />
  </LocationProvider>
);

export const text = (selector = "body"): string =>
  (root?.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();

export const texts = (selector: string): string[] =>
  [...(root?.querySelectorAll(selector) ?? [])].map((each) => (each.textContent ?? "").replace(/\s+/g, " ").trim());

export const sees = (words: string) => vi.waitFor(() => expect(root!.textContent).toContain(words));

export async function tap(words: string): Promise<void> {
  await vi.waitFor(() => {
    const found = [...root!.querySelectorAll<HTMLElement>("button, a")].find((each) => each.textContent === words);
    expect(found, words).toBeDefined();
    found!.click();
  });
}

/** Fill in the one line of the dialog. */
export async function fill(value: string): Promise<void> {
  await vi.waitFor(() => expect(root!.querySelector("dialog input")).not.toBeNull());
  const input = root!.querySelector<HTMLInputElement>("dialog input")!;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
