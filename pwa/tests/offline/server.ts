/** The records of one person as the HTTP contract has them, in memory: the other side of the talk that sync.ts holds. */
import type { Answer, Call } from "../../src/api/client";
import type { Kind } from "../../src/offline/kind";

type Told = { revision: number; sent_at?: string };
type Row<C> = { id: string; at: number } & ({ deleted_at: string } | (C & { revision: number; received_at: string }));

export class Server<C> {
  rows = new Map<string, Row<C>>();
  private clock = 0;

  constructor(
    private kind: Kind<C>,
    private pageSize = 5000,
  ) {}

  /** Answers as the network would if nothing ever went wrong. */
  call: Call = async (method, path, body) => {
    const url = new URL(path, "http://server");
    const id = url.pathname.slice(this.kind.path.length + 1);
    const json = JSON.parse(JSON.stringify(body ?? null)); // nothing is shared between two machines
    if (method === "PUT") return this.put(id, json);
    if (method === "DELETE") return this.delete(id);
    return this.list(Number(url.searchParams.get("after") ?? 0));
  };

  live(): Map<string, C> {
    return new Map(
      [...this.rows.values()].flatMap((row) => ("deleted_at" in row ? [] : [[row.id, row as unknown as C] as const])),
    );
  }

  private put(id: string, { sent_at: _, ...told }: C & Told): Answer {
    const { name, same } = this.kind;
    const old = this.rows.get(id);
    if (old && "deleted_at" in old) return refused(410, `${name}.deleted`);
    if (old && told.revision <= old.revision) {
      const isSame = told.revision === old.revision && same(old, told as unknown as C);
      return isSame ? ok(old) : refused(409, `${name}.exists`);
    }
    const row = { ...told, id, received_at: "2026-11-21T12:00:00Z", at: ++this.clock } as unknown as Row<C>;
    this.rows.set(id, row);
    return ok(row);
  }

  private delete(id: string): Answer {
    const old = this.rows.get(id);
    if (!old || !("deleted_at" in old)) this.rows.set(id, { id, deleted_at: "2026-11-21T12:00:00Z", at: ++this.clock });
    return { kind: "ok", status: 204, body: null };
  }

  private list(after: number): Answer {
    const news = [...this.rows.values()].filter((row) => row.at > after).sort((one, other) => one.at - other.at);
    const page = news.slice(0, this.pageSize);
    return ok({ [this.kind.list]: page, cursor: String(page.at(-1)?.at ?? after), more: news.length > page.length });
  }
}

const ok = (body: unknown): Answer => ({ kind: "ok", status: 200, body: JSON.parse(JSON.stringify(body)) });
const refused = (status: number, error: string): Answer => ({
  kind: "refused",
  status,
  error,
  message: error,
  fields: {},
});
