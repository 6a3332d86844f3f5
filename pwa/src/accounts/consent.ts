import { call } from "../api/client";

/** What is asked before anything is stored on the server, in each language, as Markdown. */
export type ConsentText = { version: string; texts: Record<string, string> };

/** Return the newest text, or the error code that kept it away. */
export async function consentText(): Promise<ConsentText | string> {
  const answer = await call("GET", "/accounts/consent");
  if (answer.kind === "ok") return answer.body as ConsentText;
  return answer.kind === "login" ? "offline.unreachable" : answer.error;
}
