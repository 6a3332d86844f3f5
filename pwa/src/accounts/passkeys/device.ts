/** Passkeys on this device (WebAuthn Level 3). Options and answers travel as the JSON that browsers make themselves. */
import type { Result } from "../model";

type Proof = Result<{ passkey: PublicKeyCredentialJSON }>;

/** Whether this browser can; those from before 2025 that cannot are offered the other ways in. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** Make a passkey; the device asks for a finger, a face or its own code. */
export const makePasskey = (options: PublicKeyCredentialCreationOptionsJSON): Promise<Proof> =>
  proven(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));

/** Sign with a passkey that the person chooses among those for this site. */
export const signWithPasskey = (options: PublicKeyCredentialRequestOptionsJSON): Promise<Proof> =>
  proven(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));

async function proven(act: () => Promise<Credential | null>): Promise<Proof> {
  try {
    const credential = await act();
    return { ok: true, passkey: (credential as PublicKeyCredential).toJSON() };
  } catch (error) {
    const isKnown = error instanceof DOMException && error.name === "InvalidStateError"; // excludeCredentials has it
    return { ok: false, error: isKnown ? "passkey.known" : "passkey.cancelled", fields: {} };
  }
}
