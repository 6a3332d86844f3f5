/** The check-ins of one person as the HTTP contract has them, in memory: the other side of the talk that sync.ts holds. */
import type { Answer, Call } from "../../src/api/client";
import type { Contents } from "../../src/checkins/model";
import { same } from "../../src/offline/merge";

type Row = { id: string; at: number } & (
  | { deleted_at: string }
  | (Contents & { revision: number; received_at: string })
);

export class Server {
  rows = new Map<string, Row>();
  private clock = 0;

  constructor(private pageSize = 5000) {}

  /** Answers as the network would if nothing ever went wrong. */
  call: Call = async (method, path, body) => {
    const url = new URL(path, "http://server");
    const id = url.pathname.split("/")[2] ?? "";
    const json = JSON.parse(JSON.stringify(body ?? null)); // nothing is shared between two machines
    if (method === "PUT") return this.put(id, json);
    if (method === "DELETE") return this.delete(id);
    return this.list(Number(url.searchParams.get("after") ?? 0));
  };

  live(): Map<string, Contents> {
    return new Map([...this.rows.values()].flatMap((row) => ("deleted_at" in row ? [] : [[row.id, row] as const])));
  }

  private put(id: string, told: Contents & { revision: number }): Answer {
    const old = this.rows.get(id);
    if (old && "deleted_at" in old) return refused(410, "checkin.deleted");
    if (old && told.revision <= old.revision) {
      return told.revision === old.revision && same(old, told) ? ok(old) : refused(409, "checkin.exists");
    }
    const { completed_at, time_zone, administrations, tags, note, revision } = told;
    const row: Row = {
      id,
      completed_at,
      time_zone,
      administrations,
      tags,
      note,
      revision,
      received_at: "2026-11-21T12:00:00Z",
      at: ++this.clock,
    };
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
    const checkins = news.slice(0, this.pageSize);
    return ok({ checkins, cursor: String(checkins.at(-1)?.at ?? after), more: news.length > checkins.length });
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
