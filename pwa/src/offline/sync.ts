/** Sends what this phone has and takes in what the server has, once. When to do so is decided in loop.ts. */
import type { Answer, Call, Trouble } from "../api/client";
import { answered, isPending, type Keep, type Reply, sending } from "./merge";
import type { Records } from "./records";
import * as wire from "./wire";

export type Outcome =
  | { kind: "done" }
  | { kind: "login" } // log in again; everything is kept
  | { kind: "later"; error: Trouble; after: number | null };

type Verdict = Reply | Exclude<Outcome, { kind: "done" }>;

const DONE: Outcome = { kind: "done" };
const ROUNDS = 5; // what a pull sets free to be sent again, and what is written meanwhile; the rest waits for the next time

/** Send, then pull, until nothing is left to send. Stops at the first answer worth waiting for. */
export async function sync(call: Call, records: Records, now: () => Date): Promise<Outcome> {
  for (let round = 0; round < ROUNDS; round++) {
    const pushed = await push(call, records, now);
    if (pushed.kind !== "done") return pushed;
    const received = await pull(call, records);
    if (received.kind !== "done" || (await records.pending()).length === 0) return received;
  }
  return DONE;
}

async function push(call: Call, records: Records, now: () => Date): Promise<Outcome> {
  for (const id of await records.pending()) {
    const outcome = await send(call, records, id, now);
    if (outcome.kind !== "done") return outcome;
  }
  return DONE;
}

async function send(call: Call, records: Records, id: string, now: () => Date): Promise<Outcome> {
  const item = await records.change(id, (old) => (isPending(old) ? sending(old) : old));
  const sent = item.entry;
  if (!sent || !isPending(item)) return DONE; // changed meanwhile
  const verdict = sent.want === "delete" ? await erase(call, id, now) : await put(call, id, sent, now);
  if (verdict.kind === "later" || verdict.kind === "login") return verdict;
  await records.change(id, (old) => answered(old, sent, verdict));
  return DONE;
}

async function put(call: Call, id: string, entry: Keep, now: () => Date): Promise<Verdict> {
  const answer = await call("PUT", `/checkins/${id}`, wire.body(entry, now()));
  if (answer.kind === "ok") {
    const stored = wire.stored(answer.body);
    return stored?.id === id ? { kind: "stored", stored } : NOT_OURS;
  }
  if (answer.kind === "refused" && answer.status === 410) return deleted(id, now);
  return refusal(answer);
}

async function erase(call: Call, id: string, now: () => Date): Promise<Verdict> {
  const answer = await call("DELETE", `/checkins/${id}`);
  return answer.kind === "ok" || (answer.kind === "refused" && answer.status === 410)
    ? deleted(id, now)
    : refusal(answer);
}

async function pull(call: Call, records: Records): Promise<Outcome> {
  const after = await records.cursor();
  const answer = await call("GET", `/checkins${after && `?after=${encodeURIComponent(after)}`}`);
  if (answer.kind === "refused") return after ? fromTheStart(call, records) : NOT_OURS;
  if (answer.kind !== "ok") return answer;
  const page = wire.page(answer.body);
  if (!page) return NOT_OURS;
  const news = page.cursor !== after;
  if (news) await records.receive(page.checkins, page.cursor);
  return page.more && news ? pull(call, records) : DONE;
}

/** A cursor that the server does not know (it was restored from a backup): everything once more, which changes nothing known. */
async function fromTheStart(call: Call, records: Records): Promise<Outcome> {
  await records.receive([], "");
  return pull(call, records);
}

const NOT_OURS: Exclude<Outcome, { kind: "done" }> = { kind: "later", error: "offline.unreachable", after: null };

const deleted = (id: string, now: () => Date): Reply => ({
  kind: "deleted",
  gone: { id, deleted_at: now().toISOString() },
});

function refusal(answer: Exclude<Answer, { kind: "ok" }>): Verdict {
  if (answer.kind !== "refused") return answer;
  return { kind: "refused", refusal: { error: answer.error, message: answer.message } };
}
