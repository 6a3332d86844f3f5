/** Ways to start, and ways back in. */
import { type Answer, call } from "../api/client";
import { language } from "../i18n";
import { database, dropSetting, keepSetting, PHONE, setting } from "../offline/db";
import { handOver, wipe } from "../offline/ownership";
import { type Account, type Person, type Profile, type Result, type Told, toldIn } from "./model";
import { account, become, broken } from "./state";
import { betweenSteps } from "./step";

export type Wish = { consent: { version: string }; sixteen_or_older: boolean } & Told;

type Entered = { person: Person; recovery_code?: string };

const SIGNING_UP = "signing up"; // by e-mail, from this phone: what is on it goes along when the link is followed

/** Return a profile of someone who told nothing yet. */
export const newProfile = (): Profile => ({
  language: language.value,
  life_phase: null,
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  birth_years: null,
});

/** Start without an account: everything stays on this phone. One that keeps nothing opens all the same, and says so. */
export async function startOnPhone(profile: Partial<Profile> = {}): Promise<void> {
  const who: Account = { mode: "phone", profile: { ...newProfile(), ...profile } };
  await become(who).catch(() => {
    account.value = who;
    broken.value = true;
  });
}

/** Make an account without an e-mail address; what is on this phone goes along. */
export const createAnonymous = (wish: Wish): Promise<Result<{ recovery_code: string }>> =>
  enter("/accounts", wish, true) as Promise<Result<{ recovery_code: string }>>;

/** Ask for an account with an e-mail address; nothing changes until the link in the mail is followed. */
export async function signUpWithEmail(wish: Wish & { email: string; password: string }): Promise<Result<object>> {
  const answer = await call("POST", "/accounts/email", wish);
  if (answer.kind !== "ok") return failed(answer);
  await keepSetting(SIGNING_UP, true);
  return { ok: true };
}

/** Follow the link in the mail. */
export const confirm = async (token: string) =>
  enter("/accounts/email/confirm", { token }, (await setting<boolean>(SIGNING_UP)) === true);

/** carry: take what is on this phone without an account along into the account. */
export const logIn = (email: string, password: string, carry = false) =>
  enter("/accounts/sessions", { email, password }, carry);

/** The code is used up: the answer holds the next one. */
export const recover = (code: string, carry = false) => enter("/accounts/sessions/recovery", { code }, carry);

export async function askReset(email: string): Promise<Result<object>> {
  const answer = await call("POST", "/accounts/password-resets", { email });
  return answer.kind === "ok" ? { ok: true } : failed(answer);
}

export const reset = (token: string, password: string) =>
  enter("/accounts/password-resets/confirm", { token, password }, false);

/** Come in: `body` proves who one is at `path`. */
export function enter(path: string, body: unknown, carry: boolean): Promise<Result<{ recovery_code?: string }>> {
  return betweenSteps(async () => {
    const answer = await call("POST", path, body);
    if (answer.kind !== "ok") return failed(answer);
    const { person, recovery_code } = answer.body as Entered;
    await arrive(person, carry);
    return { ok: true, ...(recovery_code && { recovery_code }) };
  });
}

/** `person` is here now: whoever was before leaves, and what they did not send is sealed. */
async function arrive(person: Person, carry: boolean): Promise<void> {
  const db = await database();
  const before = account.value;
  if (before.mode === "account" && before.person.id !== person.id) await wipe(db, before.person.id, false);
  if (carry) await handOver(db, PHONE, person.id);
  await become({ mode: "account", person, profile: profileOf(person, before, carry) });
  await dropSetting(SIGNING_UP);
}

function profileOf(person: Person, before: Account, carry: boolean): Profile {
  const known = before.mode === "account" ? before.person.id === person.id : carry && before.mode === "phone";
  const name = known && before.mode !== "none" ? before.profile.name : undefined;
  return { ...toldIn(person), ...(name && { name }) };
}

/** Take along later what was left on this phone from before the account. */
export const carryOver = () =>
  betweenSteps(async () => {
    if (account.value.mode !== "account") return;
    await handOver(await database(), PHONE, account.value.person.id);
    await become({ ...account.value });
  });

export function failed(answer: Exclude<Answer, { kind: "ok" }>): Extract<Result<object>, { ok: false }> {
  if (answer.kind === "login") return { ok: false, error: "login.required", fields: {} };
  return { ok: false, error: answer.error, fields: answer.kind === "refused" ? answer.fields : {} };
}
