/** Sends what this phone has and takes in what the server has, once. When to do so is decided in loop.ts. */
import type { Answer, Call, Trouble } from "../api/client";
import type { Kind } from "./kind";
import { answered, isPending, type Keep, type Reply, sending } from "./merge";
import type { Records } from "./records";
import * as wire from "./wire";

export type Outcome =
  | { kind: "done" }
  | { kind: "login" } // log in again; everything is kept
  | { kind: "later"; error: Trouble; after: number | null };

type Verdict<C> = Reply<C> | Exclude<Outcome, { kind: "done" }>;

const DONE: Outcome = { kind: "done" };
const ROUNDS = 5; // what a pull sets free to be sent again, and what is written meanwhile; the rest waits for the next time

/** Send, then pull, until nothing is left to send. Stops at the first answer worth waiting for. */
export async function sync<C>(call: Call, records: Records<C>, now: () => Date): Promise<Outcome> {
  for (let round = 0; round < ROUNDS; round++) {
    const pushed = await push(call, records, now);
    if (pushed.kind !== "done") return pushed;
    const received = await pull(call, records);
    if (received.kind !== "done" || (await records.pending()).length === 0) return received;
  }
  return DONE;
}

async function push<C>(call: Call, records: Records<C>, now: () => Date): Promise<Outcome> {
  for (const id of await records.pending()) {
    const outcome = await send(call, records, id, now);
    if (outcome.kind !== "done") return outcome;
  }
  return DONE;
}

async function send<C>(call: Call, records: Records<C>, id: string, now: () => Date): Promise<Outcome> {
  const { kind } = records;
  const item = await records.change(id, (old) => (isPending(old) ? sending(old, kind) : old));
  const sent = item.entry;
  if (!sent || !isPending(item)) return DONE; // changed meanwhile
  const verdict = sent.want === "delete" ? await erase(call, kind, id, now) : await put(call, kind, id, sent, now);
  if (verdict.kind === "later" || verdict.kind === "login") return verdict;
  await records.change(id, (old) => answered(old, sent, verdict, kind));
  return DONE;
}

async function put<C>(call: Call, kind: Kind<C>, id: string, entry: Keep<C>, now: () => Date): Promise<Verdict<C>> {
  const answer = await call("PUT", `${kind.path}/${id}`, wire.body(kind, entry, now()));
  if (answer.kind === "ok") {
    const stored = wire.stored(kind, answer.body);
    return stored?.id === id ? { kind: "stored", stored } : NOT_OURS;
  }
  if (answer.kind === "refused" && answer.status === 410) return deleted(id, now);
  return refusal(answer);
}

async function erase<C>(call: Call, { path }: Kind<C>, id: string, now: () => Date): Promise<Verdict<C>> {
  const answer = await call("DELETE", `${path}/${id}`);
  return answer.kind === "ok" || (answer.kind === "refused" && answer.status === 410)
    ? deleted(id, now)
    : refusal(answer);
}

async function pull<C>(call: Call, records: Records<C>): Promise<Outcome> {
  const after = await records.cursor();
  const answer = await call("GET", `${records.kind.path}${after && `?after=${encodeURIComponent(after)}`}`);
  if (answer.kind === "refused") return after ? fromTheStart(call, records) : NOT_OURS;
  if (answer.kind !== "ok") return answer;
  const page = wire.page(records.kind, answer.body);
  if (!page) return NOT_OURS;
  const news = page.cursor !== after;
  if (news) await records.receive(page.records, page.cursor);
  return page.more && news ? pull(call, records) : DONE;
}

/** A cursor that the server does not know (it was restored from a backup): everything once more, which changes nothing known. */
async function fromTheStart<C>(call: Call, records: Records<C>): Promise<Outcome> {
  await records.receive([], "");
  return pull(call, records);
}

const NOT_OURS: Exclude<Outcome, { kind: "done" }> = { kind: "later", error: "offline.unreachable", after: null };

const deleted = (id: string, now: () => Date): Reply<never> => ({
  kind: "deleted",
  gone: { id, deleted_at: now().toISOString() },
});

function refusal(answer: Exclude<Answer, { kind: "ok" }>): Verdict<never> {
  if (answer.kind !== "refused") return answer;
  return { kind: "refused", refusal: { error: answer.error, message: answer.message } };
}
