/** Every way a server can answer, decided once.
 *
 * ok: it did what was asked. login: nobody is logged in. refused: our own server said no, and would say so again.
 * later: nobody knows; ask again, not before `after` seconds when it said so.
 */
export type Answer =
  | { kind: "ok"; status: number; body: unknown }
  | { kind: "login" }
  | { kind: "refused"; status: number; error: string; message: string; fields: Record<string, string> }
  | { kind: "later"; error: Trouble; after: number | null };

export type Trouble = "offline.unreachable" | "offline.busy" | "storage.full" | "offline.interrupted";

export type Call = (method: Method, path: string, body?: unknown, signal?: AbortSignal) => Promise<Answer>;

type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
type Failure = { error: string; message: string; fields?: Record<string, string> };

const PATIENCE_MS = 15_000; // a page of 5,000 check-ins is about 1 MB: 8 s on a slow 3G phone line of 1 Mbit/s
const LATER = new Set([408, 425, 429]); // say "not now", not "no": RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4
const FULL = 507;

/** Ask the server that this page came from. Never throws: a failing network is an answer too. */
export const call: Call = async (method, path, body, signal) => {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(`/api${path}`, {
      ...request(method, body),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    return await decided(response);
  } catch {
    return later(signal?.aborted ? "offline.interrupted" : "offline.unreachable");
  }
};

function request(method: Method, body: unknown): RequestInit {
  return {
    method,
    credentials: "same-origin",
    keepalive: method === "DELETE", // closing and logging out go on when the page is closed
    redirect: "error", // a log-in page of a café's network is not our server
    cache: "no-store",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** Return what a response means. Something that does not speak our JSON is not our server, whatever its status. */
async function decided(response: Response): Promise<Answer> {
  const { status } = response;
  if (status === 204) return { kind: "ok", status, body: null };
  if (status >= 500 || LATER.has(status)) return later(status === FULL ? "storage.full" : "offline.busy", response);
  const body = await json(response);
  if (response.ok) return body === undefined ? later("offline.unreachable") : { kind: "ok", status, body };
  if (!failure(body)) return later("offline.unreachable");
  if (body.error === "login.required") return { kind: "login" };
  return { kind: "refused", status, error: body.error, message: body.message, fields: body.fields ?? {} };
}

function later(error: Trouble, response?: Response): Answer {
  return { kind: "later", error, after: seconds(response?.headers.get("Retry-After") ?? null, new Date()) };
}

/** Return how long to wait by a `Retry-After` header: seconds, or a date (RFC 9110 §10.2.3); null where it says nothing. */
export function seconds(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === "") return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

const json = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

function failure(body: unknown): body is Failure {
  const { error, message } = (body ?? {}) as Partial<Failure>;
  return typeof error === "string" && typeof message === "string";
}
