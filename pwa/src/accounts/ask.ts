/** Asking the server for something: what came of it, as screens tell it. */
import { call } from "../api/client";
import { failed } from "./entering";
import type { Result } from "./model";

/** Return what was asked for, or the code of an error that said.ts puts in words. */
export async function ask<Gain>(...what: Parameters<typeof call>): Promise<Result<{ gain: Gain }>> {
  const answer = await call(...what);
  return answer.kind === "ok" ? { ok: true, gain: answer.body as Gain } : failed(answer);
}
