/** What one person opens, as the HTTP contract has it; `take` and `look` are what practitioners do. */
import { instrument } from "../../src/instruments";
import type { Choice, PersonalRecord } from "../../src/reports/model";
import { summary } from "../../src/reports/summary";
import type { By, Grant, Introduction, Look, Opened, Practitioner } from "../../src/sharing/model";
import { type Answer, refused } from "../accounts/house";

export const SANNE: Practitioner = {
  name: "Sanne de Wit",
  organisation: "Praktijk De Linde",
  profession: "Psycholoog",
  registration: null,
  confirmed: true,
};

export const EMIL: Practitioner = {
  ...SANNE,
  name: "Emil Smit",
  organisation: "Huisartsen aan de Kade",
  confirmed: false,
};

const CODE = "7K3M-9P2D-4X";
const LONG = "https://welnu.example/practitioner/code#"; // and a long token

export class Openings {
  grants: Grant[] = [];
  invitations = new Map<string, Introduction>();
  accesses: Look[] = [];
  /** How many looks it tells at a time. */
  page = 200;
  private count = 0;

  constructor(private record: () => PersonalRecord) {}

  /** Someone types the code, or follows the link. */
  take(practitioner: Practitioner): void {
    for (const each of this.invitations.values()) Object.assign(each, { state: "taken", practitioner });
  }

  expire(): void {
    for (const each of this.invitations.values()) each.state = "expired";
  }

  look(kind: string, at: string, outcome = "given", { name, organisation } = SANNE): void {
    this.accesses.unshift({ at, name, organisation, kind, outcome, grant: this.grants[0]?.id ?? "" });
  }

  answer(method: string, path: string, body: Record<string, unknown> | null): Answer {
    const { pathname, searchParams } = new URL(path, "http://here");
    const [what, id = ""] = pathname.replace("/sharing/", "").split("/");
    if (what === "grants" && method === "GET") return { status: 200, body: { grants: this.grants } };
    if (what === "grants" && method === "POST")
      return this.open(body as Opened & { invitation?: string; again?: string });
    if (what === "grants") return this.close(id);
    if (what === "accesses") return this.looks(searchParams.get("before"));
    if (what === "preview") return this.preview(body as Opened);
    if (method === "POST") return this.invite((body as { by: By }).by);
    if (method === "DELETE") return this.withdraw(id);
    const found = this.invitations.get(id);
    return found ? { status: 200, body: found } : refused(404, "not_found");
  }

  private invite(by: By): Answer {
    const id = `invitation-${++this.count}`;
    const expires_at = new Date(Date.now() + 900_000).toISOString();
    this.invitations.set(id, { id, by, state: "waiting", expires_at, practitioner: null });
    const told = by === "code" ? { code: CODE } : { url: `${LONG}${id}` };
    return { status: 201, body: { id, by, expires_at, ...told } };
  }

  private withdraw(id: string): Answer {
    this.invitations.delete(id);
    return { status: 204 };
  }

  private open({ invitation, again, ...opened }: Opened & { invitation?: string; again?: string }): Answer {
    const practitioner = again
      ? this.grants.find(({ id }) => id === again)?.practitioner
      : this.invitations.get(invitation ?? "")?.practitioner;
    if (!practitioner) return refused(404, "invitation.useless");
    const now = new Date().toISOString();
    const moments = { opens_at: now, created_at: now, closed_at: null, expires_at: `${opened.until_on}T23:00:00Z` };
    const grant: Grant = { ...opened, ...moments, id: `grant-${++this.count}`, practitioner, state: "open" };
    this.grants.unshift(grant);
    this.invitations.delete(invitation ?? "");
    return { status: 201, body: grant };
  }

  private close(id: string): Answer {
    const grant = this.grants.find((each) => each.id === id);
    if (!grant) return refused(404, "not_found");
    Object.assign(grant, { state: "closed", closed_at: new Date().toISOString() });
    return { status: 204 };
  }

  private looks(before: string | null): Answer {
    const found = this.accesses.filter(({ at }) => !before || at < before);
    return { status: 200, body: { accesses: found.slice(0, this.page), more: found.length > this.page } };
  }

  private preview({ called, scope, instruments, data_from, until_on, note }: Opened): Answer {
    const choice: Choice = { scope, instruments, from: data_from, to: null };
    const opening = { open_until: until_on, called, note };
    return { status: 200, body: summary(this.record(), choice, instrument, new Date(), opening) };
  }
}
