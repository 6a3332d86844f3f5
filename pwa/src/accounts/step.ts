/** Keeps this phone and the server in step, for the person who is logged in and nobody else. */
import { signal } from "@preact/signals";
import { type Answer, type Call, call, type Trouble } from "../api/client";
import { dropSetting, keepSetting, setting } from "../offline/db";
import { alarmClock, loop } from "../offline/loop";
import { kept } from "../offline/store";
import { type Outcome, sync } from "../offline/sync";
import { exclusively, listen, tell } from "../offline/tabs";
import { type Account, isEqual, type Person, toldIn } from "./model";
import { account, ready, recall, update } from "./state";

type LoggedIn = Extract<Account, { mode: "account" }>;

/** What keeps records from being stored just now, if anything. */
export const trouble = signal<Trouble | null>(null);

const DONE: Outcome = { kind: "done" };
const LOGIN: Outcome = { kind: "login" };
const LEFT = "session to end"; // someone logged out without a network; the server does not know yet

let calling = new AbortController(); // ends early when someone comes or goes

const steps = loop(
  () => exclusively(step).catch((): Outcome => ({ kind: "later", error: "offline.busy", after: null })),
  alarmClock,
  Math.random,
);

/** Send and take in, soon. */
export function keepInStep(): void {
  void steps.nudge();
}

/** The person asks to try now. */
export const tryNow = () => steps.now();

/** Change who is here while no tab talks to the server: what one person wrote never travels under another's log-in. */
export async function betweenSteps<Gain>(work: () => Promise<Gain>): Promise<Gain> {
  letGo();
  tell("stop");
  try {
    return await exclusively(async () => {
      await recall();
      await endLeftSession();
      return work();
    });
  } finally {
    keepInStep();
  }
}

/** Remember to end the session on the server once it can be reached. */
export const endSessionLater = () => keepSetting(LEFT, true);

async function endLeftSession(): Promise<Answer["kind"]> {
  if (!(await setting<boolean>(LEFT))) return "ok";
  const { kind } = await call("DELETE", "/accounts/sessions/current");
  if (kind !== "later") await dropSetting(LEFT);
  return kind;
}

async function step(): Promise<Outcome> {
  const who = await recall();
  if ((await endLeftSession()) === "later") return { kind: "later", error: "offline.unreachable", after: null };
  if (who.mode !== "account" || who.loggedOut) return DONE;
  const { signal } = calling;
  const outcome = await inStep(who, (method, path, body) => call(method, path, body, signal));
  trouble.value = outcome.kind === "later" && outcome.error !== "offline.interrupted" ? outcome.error : null;
  if (outcome.kind === "login") await update({ ...who, loggedOut: true });
  return outcome.kind === "later" && outcome.error === "offline.interrupted" ? DONE : outcome;
}

async function inStep(who: LoggedIn, ask: Call): Promise<Outcome> {
  const met = await ask("GET", "/accounts/me");
  if (met.kind === "refused") return { kind: "later", error: "offline.unreachable", after: null };
  if (met.kind !== "ok") return met;
  if ((met.body as Person).id !== who.person.id) return LOGIN; // someone else's log-in is in this browser
  await update(await introduced(who, met.body as Person, ask));
  const now = () => new Date();
  const outcome = await sync(ask, await kept.checkins.mine(), now);
  return outcome.kind === "done" ? sync(ask, await kept.uptakes.mine(), now) : outcome;
}

/** Tell the server what changed in the profile, or take over what it knows. */
async function introduced(who: LoggedIn, known: Person, ask: Call): Promise<Account> {
  const answer = who.untold && (await ask("PATCH", "/accounts/me", toldIn(who.profile)));
  const person = answer && answer.kind === "ok" ? (answer.body as Person) : known;
  const now = account.value as LoggedIn; // the person may have gone on writing
  const synced_at = new Date().toISOString();
  const waits = (answer && answer.kind === "later") || !isEqual(now.profile, who.profile);
  if (waits) return { ...now, person, synced_at };
  return { mode: "account", person, profile: { ...now.profile, ...toldIn(person) }, synced_at };
}

function letGo(): void {
  calling.abort();
  calling = new AbortController();
  steps.rest();
}

listen((news) => {
  if (news === "stop") letGo();
});

/** Start: now, when the network comes back, and when the app comes into sight. */
export function watch(): void {
  addEventListener("online", keepInStep);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && keepInStep());
  void ready.then(keepInStep);
}
