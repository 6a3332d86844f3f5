import { expect, test } from "vitest";
import type { Answer, Call } from "../../src/api/client";
import { CHECKINS } from "../../src/checkins/kind";
import type { Contents } from "../../src/checkins/model";
import { open } from "../../src/offline/db";
import { refusedPart, written } from "../../src/offline/merge";
import { type Records, records } from "../../src/offline/records";
import { sync } from "../../src/offline/sync";
import { uuid7 } from "../../src/offline/uuid";
import { Server } from "./server";

const NOW = () => new Date("2026-11-21T12:00:00Z");
const contents = (day: number): Contents => ({
  completed_at: new Date(Date.UTC(2016, 10, 22 + day, 20)).toISOString(),
  time_zone: "Europe/Amsterdam",
  administrations: [
    { instrument: "daily", version: 1, responses: { mood: day % 11, energy: 5, sleep: 6, stress: 4, connection: 7 } },
  ],
  tags: ["work"],
  note: null,
});

let phones = 0;
const phone = async (): Promise<Records<Contents>> => records(await open(`phone ${++phones}`), "alice", CHECKINS);
const submit = async (to: Records<Contents>, day = 0) => {
  const id = uuid7(NOW());
  await to.change(id, (item) => written(item, contents(day)));
  return id;
};

test("the phone's clock goes along, so that the server can see how wrong it is", async () => {
  const bodies: unknown[] = [];
  const server = new Server(CHECKINS);
  const mine = await phone();
  await submit(mine);

  const listening: Call = (method, path, body) => {
    if (body) bodies.push(body);
    return server.call(method, path, body);
  };
  await sync(listening, mine, NOW);

  expect(bodies).toEqual([{ ...contents(0), revision: 0, sent_at: "2026-11-21T12:00:00.000Z" }]);
});

test.each<Answer>([{ kind: "later", error: "offline.busy", after: 30 }, { kind: "login" }])(
  "at %j it stops, and keeps everything",
  async (answer) => {
    const mine = await phone();
    await submit(mine);
    await submit(mine);
    let asked = 0;
    const call: Call = async () => {
      asked++;
      return answer;
    };

    expect(await sync(call, mine, NOW)).toEqual(answer);
    expect(asked).toBe(1);
    expect(await mine.pending()).toHaveLength(2);
  },
);

test("what is refused does not hold up the rest", async () => {
  const server = new Server(CHECKINS);
  const mine = await phone();
  const [bad, good] = [await submit(mine, 1), await submit(mine, 2)];
  const refusal: Answer = {
    kind: "refused",
    status: 422,
    error: "request.invalid",
    message: "unknown item",
    fields: {},
  };

  await sync(async (method, path, body) => (path.includes(bad) ? refusal : server.call(method, path, body)), mine, NOW);

  expect([...server.live().keys()]).toEqual([good]);
  const items = await mine.load();
  expect(refusedPart(bad, items.get(bad)!)?.refusal).toEqual({ error: "request.invalid", message: "unknown item" });
  expect(await mine.pending()).toEqual([]);
});

test("an answer that is not a check-in is no acknowledgement", async () => {
  const mine = await phone();
  await submit(mine);

  const outcome = await sync(async () => ({ kind: "ok", status: 200, body: { welcome: "to the train" } }), mine, NOW);

  expect(outcome.kind).toBe("later");
  expect(await mine.pending()).toHaveLength(1);
});

test("a server that was restored and does not know the cursor gives everything again, once", async () => {
  const [server, mine, other] = [new Server(CHECKINS), await phone(), await phone()];
  await submit(mine);
  await sync(server.call, mine, NOW);
  await sync(server.call, other, NOW);
  const forgetful: Call = async (method, path, body) =>
    path.includes("after=")
      ? { kind: "refused", status: 422, error: "request.invalid", message: "", fields: {} }
      : server.call(method, path, body);

  expect(await sync(forgetful, other, NOW)).toEqual({ kind: "done" });
  expect((await other.load()).size).toBe(1);
});

test("ten years of daily check-ins come in pages and are all there", async () => {
  const [server, mine] = [new Server(CHECKINS, 1000), await phone()];
  for (let day = 0; day < 3650; day++)
    await server.call("PUT", `/checkins/${uuid7(new Date(day))}`, { ...contents(day), revision: 0 });

  await sync(server.call, mine, NOW);

  expect((await mine.load()).size).toBe(3650);
});
