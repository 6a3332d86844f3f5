import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { call, seconds } from "../../src/api/client";

let server: Server | undefined;
afterEach(() => new Promise((done) => (server ? server.close(done) : done(null))));

/** Ask a real HTTP server that answers like this. */
async function asked(answer: RequestListener, signal?: AbortSignal) {
  server = createServer(answer);
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`http://127.0.0.1:${port}/`);
  return call("GET", "/checkins", undefined, signal);
}

const reply = (status: number, body: string, headers = {}) =>
  asked((_, response) => response.writeHead(status, headers).end(body));
const failure = (error: string) => JSON.stringify({ code: 0, error, message: "because" });

test.each([
  [200, '{"id": 1}', { kind: "ok", status: 200, body: { id: 1 } }],
  [202, "{}", { kind: "ok", status: 202, body: {} }], // kept, not scored
  [204, "", { kind: "ok", status: 204, body: null }],
  [200, "<html>Welkom bij hotel wifi</html>", { kind: "later", error: "offline.unreachable", after: null }],
  [401, failure("login.required"), { kind: "login" }],
  [
    401,
    failure("login.failed"),
    { kind: "refused", status: 401, error: "login.failed", message: "because", fields: {} },
  ],
  [401, "proxy wants a password", { kind: "later", error: "offline.unreachable", after: null }],
  [403, "<html>blocked</html>", { kind: "later", error: "offline.unreachable", after: null }],
  [
    409,
    failure("checkin.exists"),
    { kind: "refused", status: 409, error: "checkin.exists", message: "because", fields: {} },
  ],
  [408, "", { kind: "later", error: "offline.busy", after: null }],
  [429, failure("request.too_many"), { kind: "later", error: "offline.busy", after: null }],
  [500, "", { kind: "later", error: "offline.busy", after: null }],
  [507, failure("storage.full"), { kind: "later", error: "storage.full", after: null }],
])("%i with %j", async (status, body, answer) => {
  expect(await reply(status, body)).toEqual(answer);
});

test("which fields were not right is passed on", async () => {
  const body = { code: 422, error: "request.invalid", message: "no", fields: { email: "not an address" } };
  expect(await reply(422, JSON.stringify(body))).toMatchObject({
    kind: "refused",
    fields: { email: "not an address" },
  });
});

test("a server that is busy says for how long", async () => {
  expect(await reply(503, "", { "Retry-After": "30" })).toEqual({ kind: "later", error: "offline.busy", after: 30 });
});

test("a log-in page that a network puts in between is not an answer", async () => {
  const answer = await reply(302, "", { Location: "/welcome-to-the-train" });
  expect(answer).toEqual({ kind: "later", error: "offline.unreachable", after: null });
});

test("a connection that breaks is not an answer", async () => {
  const answer = await asked((request) => request.socket.destroy());
  expect(answer).toEqual({ kind: "later", error: "offline.unreachable", after: null });
});

test("a question that is called off says so", async () => {
  const answer = await asked(() => {}, AbortSignal.timeout(50));
  expect(answer).toEqual({ kind: "later", error: "offline.interrupted", after: null });
});

test.each([
  [null, null],
  ["", null],
  ["120", 120],
  ["Sat, 21 Nov 2026 12:01:00 GMT", 60],
  ["Sat, 21 Nov 2026 11:00:00 GMT", 0], // is over
  ["soon", null],
])("Retry-After %j is %j seconds", (header, wait) => {
  expect(seconds(header, new Date("2026-11-21T12:00:00Z"))).toBe(wait);
});
