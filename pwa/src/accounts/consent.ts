import { call } from "../api/client";
import { ask } from "./ask";
import type { Account, Person, Result } from "./model";
import { account, update } from "./state";

/** What is asked before anything is stored on the server, in each language, as Markdown. */
export type ConsentText = { version: string; texts: Record<string, string> };

/** Return the newest text, or the error code that kept it away. */
export async function consentText(): Promise<ConsentText | string> {
  const answer = await call("GET", "/accounts/consent");
  if (answer.kind === "ok") return answer.body as ConsentText;
  return answer.kind === "login" ? "offline.unreachable" : answer.error;
}

/** Whether `text` is newer than what this person said yes to. */
export const isNewer = (text: ConsentText, who: Account) =>
  who.mode === "account" && who.person.consent.version < text.version;

/** Say yes to the newest text. */
export async function agree({ version }: ConsentText): Promise<Result<{ gain: Person }>> {
  const answer = await ask<Person>("POST", "/accounts/me/consent", { version });
  const who = account.value;
  if (answer.ok && who.mode === "account") await update({ ...who, person: answer.gain });
  return answer;
}
