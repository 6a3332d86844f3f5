/** The screens about sharing, as a person goes through them. */
import { render } from "preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { expect, vi } from "vitest";
import { CodeScreen, OpenScreen, PreviewScreen, SharingScreen } from "../../src/sharing";
import { Status } from "../../src/ui";

let root: HTMLElement | undefined;

export function open(path: string): void {
  leave();
  root = document.body.appendChild(document.createElement("div"));
  history.pushState(null, "", path);
  render(<Screens />, root);
}

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
      <Route path="/me/sharing" component={SharingScreen} />
      <Route path="/me/sharing/open" component={OpenScreen} />
      <Route path="/me/sharing/preview" component={PreviewScreen} />
      <Route path="/me/sharing/codes/:id" component={CodeScreen} />
      <Route default component={() => <h1>Elders</h1>} />
    </Router>
    <Status />
  </LocationProvider>
);

const plain = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

export const text = (selector = "body"): string => plain(root?.querySelector(selector));

export const texts = (selector: string): string[] => [...(root?.querySelectorAll(selector) ?? [])].map(plain);

export const sees = (words: string) => vi.waitFor(() => expect(text("div")).toContain(words));

export const reads = (selector: string, words: string) => vi.waitFor(() => expect(text(selector)).toBe(words));

export async function tap(words: string): Promise<void> {
  await vi.waitFor(() => {
    const found = [...root!.querySelectorAll<HTMLElement>("button, a, label")].find((each) => plain(each) === words);
    expect(found, words).toBeDefined();
    found!.click();
  });
}

export async function fill(selector: string, value: string): Promise<void> {
  await vi.waitFor(() => expect(root!.querySelector(selector)).not.toBeNull());
  const field = root!.querySelector<HTMLInputElement>(selector)!;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** One takes the phone at hand again. */
export const glance = () => document.dispatchEvent(new Event("visibilitychange"));
