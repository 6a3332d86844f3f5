/** One's own passkeys, as the server has them. */
import { ask } from "../ask";
import { enter } from "../entering";
import type { Result } from "../model";
import { makePasskey, signWithPasskey } from "./device";

export type Passkey = { id: string; device: string; created_at: string; last_used_at: string | null };

type Options<Kind> = { options: Kind };

const PATH = "/accounts/passkeys";

export const passkeys = () => ask<{ passkeys: Passkey[] }>("GET", PATH);
export const removePasskey = (id: string) => ask<null>("DELETE", `${PATH}/${id}`);

/** Let this device make a passkey, and tell the server. */
export async function addPasskey(): Promise<Result<{ gain: Passkey }>> {
  const asked = await ask<Options<PublicKeyCredentialCreationOptionsJSON>>("POST", `${PATH}/options`);
  if (!asked.ok) return asked;
  const made = await makePasskey(asked.gain.options);
  return made.ok ? ask<Passkey>("POST", PATH, { passkey: made.passkey }) : made;
}

/** carry: take what is on this phone without an account along into the account. */
export async function logInWithPasskey(carry: boolean): Promise<Result<object>> {
  const asked = await ask<Options<PublicKeyCredentialRequestOptionsJSON>>("POST", `${PATH}/sessions/options`);
  if (!asked.ok) return asked;
  const used = await signWithPasskey(asked.gain.options);
  return used.ok ? enter(`${PATH}/sessions`, { passkey: used.passkey }, carry) : used;
}
