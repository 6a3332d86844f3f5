/** The check-in screens in a browser without pixels: what a person can see, do and hear. */
import { render } from "preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { expect, vi } from "vitest";
import { startOnPhone } from "../../src/accounts/store";
import { CheckInScreen } from "../../src/checkins/checkin-screen";
import { ResultScreen } from "../../src/checkins/result-screen";
import { checkins, remove } from "../../src/checkins/store";
import { keepSetting } from "../../src/offline/db";
import { Status } from "../../src/ui";

const Today = () => <h1>Vandaag</h1>;

function Screens() {
  return (
    <LocationProvider>
      <Router>
        <Route path="/" component={Today} />
        <Route path="/checkin/:instrument" component={CheckInScreen} />
        <Route path="/result/:checkinId" component={ResultScreen} />
      </Router>
      <Status />
    </LocationProvider>
  );
}

/** Someone comes from Today to `url`. */
export async function open(url: string): Promise<void> {
  await startOnPhone();
  document.body.innerHTML = "<div id=app></div>";
  history.pushState(null, "", "/");
  history.pushState(null, "", url);
  render(<Screens />, document.getElementById("app")!);
  await vi.waitFor(() => expect(heading()).not.toBeNull());
}

/** The phone ends the app, without a word. */
export function kill(): void {
  render(null, document.getElementById("app")!);
}

/** Nothing of one test is left for the next. */
export async function clean(): Promise<void> {
  kill();
  for (const { id } of checkins.value) await remove(id);
  await keepSetting("instruments", []);
  const { dropDraft } = await import("../../src/checkins/draft");
  for (const instrument of ["daily", "wellbeing-14", "weekly", "phq-9"]) await dropDraft(instrument);
}

export const heading = () => document.querySelector("main h1, #app > h1")?.textContent ?? null;

/** Wait until the screen, or the question, with this heading shows and its effects have run. */
export async function sees(title: string | RegExp): Promise<void> {
  await vi.waitFor(() => expect(heading()).toMatch(title));
}

export const page = () => document.getElementById("app")!.textContent ?? "";

/** What the live region said last. */
export const heard = () => document.querySelector("[role=status]")?.textContent;

export const all = <Kind extends HTMLElement>(selector: string) => [...document.querySelectorAll<Kind>(selector)];

export function click(text: string | RegExp): void {
  const named = all("button, a, label, summary").find((each) => {
    const name = each.getAttribute("aria-label") ?? each.textContent ?? "";
    return typeof text === "string" ? name.trim() === text : text.test(name);
  });
  if (!named) throw new Error(`there is no button, link or answer ${text} in: ${page()}`);
  named.click();
}

export function press(key: string, target: EventTarget = document.activeElement ?? document.body): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** The question of the progress line: "5 van 14". */
export const progress = () => document.querySelector("[role=progressbar]")?.getAttribute("aria-label");

export const chosen = () => document.querySelector<HTMLInputElement>(".opts input:checked")?.value;

/** Answer question `number` and go on to the next. */
export async function answer(number: number, digit: string): Promise<void> {
  await vi.waitFor(() => expect(progress()).toBe(`Vraag ${number} van 14`));
  press(digit, document.body);
  await vi.waitFor(() => expect(chosen()).toBe(String(Number(digit) - 1)));
  press("Enter", document.body);
}

/** What was recorded last. */
export const last = () => checkins.value.at(-1);
