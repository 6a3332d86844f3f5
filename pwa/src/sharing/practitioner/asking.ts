/** What the screens ask of the server. */
import { ask } from "../../accounts/ask";
import type { Result } from "../../accounts/model";
import type { Passkey } from "../../accounts/passkeys/asking";
import { makePasskey, signWithPasskey } from "../../accounts/passkeys/device";
import { language } from "../../i18n";
import type { Summary } from "../../reports/model";
import type { Details, Entered, Invited, Listed, Me, Session } from "./model";

const PATH = "/accounts/practitioners";

let asker = new AbortController();

/** Aborted once whoever asks now is gone. */
export const whileHere = (): AbortSignal => asker.signal;

/** Whoever asked is gone: what was not answered yet comes to nobody. */
export function callOff(): void {
  asker.abort();
  asker = new AbortController();
}

/** Ask behind the door. */
const askHere = <Gain>(...[method, path, body]: Parameters<typeof ask>) => ask<Gain>(method, path, body, whileHere());

type Answer<Gain> = Promise<Result<{ gain: Gain }>>;

export const me = () => askHere<Me>("GET", `${PATH}/me`);
export const step = () => ask<Entered>("GET", `${PATH}/sessions/current`);
export const logOut = () => ask<null>("DELETE", `${PATH}/sessions/current`);

export const logIn = (email: string, password: string) => ask<Entered>("POST", `${PATH}/sessions`, { email, password });
export const giveSecond = (code: string) => ask<Entered>("POST", `${PATH}/sessions/second`, { code });
export const register = (email: string, password: string, details: Details) =>
  ask<object>("POST", PATH, { email, password, ...details, language: language.value });
export const confirm = (token: string) => ask<Entered>("POST", `${PATH}/confirm`, { token });
export const askReset = (email: string) => ask<object>("POST", `${PATH}/password-resets`, { email });
export const reset = (token: string, password: string) =>
  ask<Entered>("POST", `${PATH}/password-resets/confirm`, { token, password });

export const invited = (token: string) => ask<Invited>("POST", `${PATH}/invitations`, { token });
export const accept = (token: string, details: Details, password: string) =>
  ask<Entered>("POST", `${PATH}/invitations/accept`, { token, ...details, language: language.value, password });

/** Take up an invitation with a passkey: both factors in one. */
export async function acceptWithPasskey(token: string, details: Details): Answer<Entered> {
  const asked = await invited(token); // anew: what a device is asked is good for five minutes
  if (!asked.ok) return asked;
  const made = await makePasskey(asked.gain.options);
  if (!made.ok) return made;
  const said = { token, ...details, language: language.value, passkey: made.passkey };
  return ask<Entered>("POST", `${PATH}/invitations/accept`, said);
}

export async function logInWithPasskey(): Answer<Entered> {
  type Options = { options: PublicKeyCredentialRequestOptionsJSON };
  const asked = await ask<Options>("POST", `${PATH}/sessions/passkey/options`);
  if (!asked.ok) return asked;
  const used = await signWithPasskey(asked.gain.options);
  return used.ok ? ask<Entered>("POST", `${PATH}/sessions/passkey`, { passkey: used.passkey }) : used;
}

export async function addPasskey(): Answer<Entered> {
  type Options = { options: PublicKeyCredentialCreationOptionsJSON };
  const asked = await askHere<Options>("POST", `${PATH}/passkeys/options`);
  if (!asked.ok) return asked;
  const made = await makePasskey(asked.gain.options);
  return made.ok ? askHere<Entered>("POST", `${PATH}/passkeys`, { passkey: made.passkey }) : made;
}

export const changeMe = (details: Details) => askHere<Me>("PATCH", `${PATH}/me`, details);
export const endAccount = () => askHere<null>("DELETE", `${PATH}/me`, { confirm: "erase" });
export const passkeys = () => askHere<{ passkeys: Passkey[] }>("GET", `${PATH}/passkeys`);
export const removePasskey = (id: string) => askHere<null>("DELETE", `${PATH}/passkeys/${id}`);
export const makeCodes = () => askHere<{ codes: string[] }>("POST", `${PATH}/codes`);
export const sessions = () => askHere<{ sessions: Session[] }>("GET", `${PATH}/sessions`);
export const endSession = (id: string) => askHere<null>("DELETE", `${PATH}/sessions/${id}`);
export const endOthers = () => askHere<null>("DELETE", `${PATH}/sessions`);

export type Offer = { secret: string; address: string };

export const offerTotp = () => askHere<Offer>("POST", `${PATH}/totp`);
export const confirmTotp = (code: string) => askHere<Entered>("POST", `${PATH}/totp/confirm`, { code });

export const people = () => askHere<{ people: Listed[] }>("GET", "/sharing/people");
export const take = (code: string) => askHere<{ expires_at: string }>("POST", "/sharing/invitations/take", { code });
export const summaryOf = (grant: string, purpose: "summary" | "print" = "summary") =>
  askHere<Summary>("GET", `/sharing/people/${encodeURIComponent(grant)}/summary?for=${purpose}`);
