import fc from "fast-check";
import type { Call } from "../../src/api/client";
import { open } from "../../src/offline/db";
import { dismissed, isGone, isPending, live, refusedPart, removed, retried, written } from "../../src/offline/merge";
import { type Items, type Records, records } from "../../src/offline/records";
import { sync } from "../../src/offline/sync";
import type { Noted, Sort } from "./sorts";

/** What the phones talk to: a server in memory, or a real one. */
export interface Server {
  call: Call;
  live(): Map<string, Noted> | Promise<Map<string, Noted>>;
}

/** What can become of one request. Late: it reaches the server only after everything else that was asked. */
type Luck = "fine" | "lost before" | "lost after" | "late";

export type Step =
  | { do: "submit" | "amend" | "delete" | "retry" | "let go"; device: number; which: number }
  | { do: "sync"; device: number; luck: Luck[]; meanwhile: Step | null }; // meanwhile: between the server's answer and its arrival

const NOW = () => new Date("2026-11-21T12:00:00Z");
const LOST = { kind: "later", error: "offline.unreachable", after: null } as const;

/** The phones of one person, and what became of each note: who read it before replacing it, and what was deleted on purpose. */
export class World {
  written = new Map<string, string>(); // note -> record
  replaced = new Set<string>();
  deleted = new Set<string>();
  private late: (() => void)[] = [];
  private count = 0;

  private constructor(
    readonly phones: Records<Noted>[],
    readonly server: Server,
    private sort: Sort<Noted>,
    private run: number,
  ) {}

  static async of(sort: Sort<Noted>, count: number, server: Server): Promise<World> {
    const run = ++runs;
    const phone = async (n: number) => records(await open(`run ${run}, phone ${n}`), "alice", sort.kind);
    return new World(await Promise.all(Array.from({ length: count }, (_, n) => phone(n))), server, sort, run);
  }

  async carryOut(step: Step): Promise<void> {
    const phone = this.phones[step.device % this.phones.length] as Records<Noted>;
    if (step.do === "sync") return this.sync(phone, step.luck, step.meanwhile);
    if (step.do === "submit") return this.write(phone, this.id(++this.count));
    const items = await phone.load();
    const id = [...items.keys()][step.which % Math.max(1, items.size)];
    if (id === undefined) return;
    if (step.do === "amend") return this.write(phone, id);
    if (step.do !== "retry") this.read(id, items);
    if (step.do === "delete" && live(id, items.get(id)!)) this.deleted.add(id);
    await phone.change(id, { retry: retried, "let go": dismissed, delete: removed }[step.do]);
  }

  private id(n: number): string {
    const digits = (value: number, length: number) => String(value).padStart(length, "0");
    return `${digits(this.run, 8)}-0000-7000-8000-${digits(n, 12)}`;
  }

  private async write(phone: Records<Noted>, id: string): Promise<void> {
    const contents = this.sort.write(++this.count);
    const items = await phone.load();
    const { entry } = await phone.change(id, (item) => written(item, contents));
    if (entry?.want !== "keep" || entry.contents !== contents) return; // it was deleted: there is nothing to amend
    this.read(id, items);
    this.written.set(contents.note as string, id);
  }

  /** The person sees what the phone shows of a record, and then replaces it. */
  private read(id: string, items: Items<Noted>): void {
    const item = items.get(id) ?? {};
    for (const part of [live(id, item), refusedPart(id, item)]) if (part?.note) this.replaced.add(part.note);
  }

  private async sync(phone: Records<Noted>, luck: Luck[], meanwhile: Step | null): Promise<void> {
    const fates = [...luck];
    let during = meanwhile;
    const call: Call = async (method, path, body) => {
      const fate = fates.shift() ?? "fine";
      if (fate === "lost before") return LOST;
      if (fate === "late") this.late.push(() => void this.server.call(method, path, body));
      const answer = fate === "late" ? LOST : await this.server.call(method, path, body);
      const step = during;
      during = null;
      if (step) await this.carryOut(step);
      return fate === "fine" ? answer : LOST;
    };
    await sync(call, phone, NOW);
  }

  /** Every letter arrives in the end, the last one first, and everybody comes online. */
  async settle(): Promise<void> {
    for (const deliver of this.late.reverse()) deliver();
    for (let round = 0; round < 3; round++) for (const phone of this.phones) await sync(this.server.call, phone, NOW);
  }

  /** Notes that are nowhere any more although nobody replaced or deleted them knowingly. */
  async lost(): Promise<string[]> {
    const found = new Set([...(await this.server.live()).values()].map(({ note }) => note));
    for (const phone of this.phones)
      for (const [id, item] of await phone.load()) found.add(refusedPart(id, item)?.note ?? null);
    return [...this.written].flatMap(([note, id]) =>
      found.has(note) || this.replaced.has(note) || this.deleted.has(id) ? [] : [note],
    );
  }
}

const device = fc.nat(2);
const which = fc.nat(2);
const luck = fc.array(fc.constantFrom<Luck>("fine", "fine", "lost before", "lost after", "late"), { maxLength: 4 });
const deeds = ["submit", "amend", "amend", "amend", "amend", "delete", "retry", "let go"] as const;
const local: fc.Arbitrary<Step> = fc.record({ do: fc.constantFrom(...deeds), device, which });
const syncing = (meanwhile: fc.Arbitrary<Step | null>): fc.Arbitrary<Step> =>
  fc.record({ do: fc.constant("sync" as const), device, luck, meanwhile });
export const step = fc.oneof(local, syncing(fc.option(fc.oneof(local, syncing(fc.constant(null))))));

export const lives = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.array(step, { maxLength: 30 }));

let runs = 0;

/** Let `phones` phones of one person live through `steps`, and then come online. */
export async function life(sort: Sort<Noted>, phones: number, steps: Step[], server: Server): Promise<World> {
  const world = await World.of(sort, phones, server);
  for (const one of [{ do: "submit", device: 0, which: 0 } as const, ...steps]) await world.carryOut(one);
  await world.settle();
  return world;
}

const stored = (items: Items<Noted>) =>
  [...items].flatMap(([id, { stored }]) => (stored && !isGone(stored) ? [[id, stored.note]] : [])).sort();

/** Several phones and their server, when all has come to rest: what two of them would tell differently, and what got lost. */
export async function disagreement(world: World): Promise<unknown[]> {
  const live = await world.server.live();
  const server = JSON.stringify([...live].map(([id, { note }]) => [id, note]).sort());
  const found: unknown[] = await world.lost();
  for (const phone of world.phones) {
    const items = await phone.load();
    if (JSON.stringify(stored(items)) !== server) found.push({ phone: stored(items), server });
    found.push(...[...items.values()].filter(isPending));
  }
  return [...found, ...[...world.deleted].filter((id) => live.has(id))];
}
