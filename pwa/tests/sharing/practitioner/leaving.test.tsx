/** Whoever leaves a desk: gone from the screen at once, and out once the server says so. */
import { render } from "preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gone, leave, load, me, people } from "../../../src/sharing/practitioner/desk";
import { LogInScreen } from "../../../src/sharing/practitioner/login-screen";

type Answering = (what: string) => Promise<Response>;

const refused = (status: number, error: string) => Response.json({ code: status, error, message: error }, { status });
const NO_NETWORK = () => Promise.reject(new TypeError("no network"));
const OUT = async () => new Response(null, { status: 204 });

/** An answer that is on its way until `give`. */
function later(answer: () => Promise<Response>) {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given: () => given.then(answer), give };
}

let answers: Answering;
const fetched = vi.fn((url: string, { method, signal }: RequestInit) => {
  const calledOff = new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  return Promise.race([answers(`${method} ${url.replace("/api", "")}`), calledOff]);
});

let root: HTMLElement;
beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
  gone.value = null;
});

const screen = () => (
  <LocationProvider>
    <LogInScreen />
  </LocationProvider>
);
const sees = (words: string) => vi.waitFor(() => expect(root.textContent).toContain(words));

test.each([
  ["no network", NO_NETWORK],
  ["a busy server", async () => refused(503, "server.busy")],
  ["a full disk", async () => refused(507, "storage.full")],
])("with %s nobody is told that they are out; trying again does it", async (_, answer) => {
  answers = answer;
  await leave("idle");
  render(screen(), root);

  await sees("Nog niet uitgelogd");
  expect(root.textContent).not.toContain("Je bent uitgelogd");
  answers = OUT;
  root.querySelector<HTMLElement>(".problem button")!.click();

  await sees("Je bent uitgelogd. Op dit apparaat is niets bewaard.");
  expect(fetched.mock.lastCall?.[1]).toMatchObject({ method: "DELETE", keepalive: true });
});

test("whom the server does not know any more is out", async () => {
  answers = async () => refused(401, "login.required");
  await leave("out");

  expect(gone.value).toBe("out");
});

test("until the server answers nobody is out; whoever logs in again meanwhile stays in", async () => {
  const answer = later(OUT);
  answers = answer.given;
  const leaving = leave("out");
  expect(gone.value).toBe("leaving");

  gone.value = null;
  answer.give();
  await leaving;

  expect(gone.value).toBeNull();
});

test("what was still on its way comes to nobody", async () => {
  const answer = later(async () => Response.json({ name: "Sanne", people: [] }));
  answers = (what) => (what.startsWith("DELETE") ? OUT() : answer.given());
  const loading = load();
  await leave("out");

  answer.give();
  await loading;

  expect([me.value, people.value, gone.value]).toEqual([null, null, "out"]);
});
