/** Accounts and their check-ins as the HTTP contract has them: a real server on this machine that the phone talks to. */
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CHECKINS } from "../../src/checkins/kind";
import type { Contents as CheckIn } from "../../src/checkins/model";
import { UPTAKES, type Contents as Uptake } from "../../src/interventions/uptake";
import { Server } from "../offline/server";
import { Desk } from "../reminders/desk";
import { Openings } from "../sharing/openings";

type Person = { id: string; email: string | null; [key: string]: unknown };
type Asked = { method: string; path: string; body: Record<string, unknown> | null };

export class House {
  persons = new Map<string, Person>();
  checkins = new Map<string, Server<CheckIn>>();
  uptakes = new Map<string, Server<Uptake>>();
  desks = new Map<string, Desk>();
  openings = new Map<string, Openings>();
  sessions = new Map<string, string>(); // cookie -> person
  codes = new Map<string, string>(); // recovery code -> person
  asked: Asked[] = [];
  isDown = false;
  /** What it says no to: "PATCH /accounts/me". */
  refuses = "";
  private http: HttpServer = createServer((request, response) => void this.serve(request, response));
  private count = 0;

  async open(): Promise<void> {
    await new Promise<void>((ready) => this.http.listen(0, "127.0.0.1", ready));
    const { port } = this.http.address() as AddressInfo;
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`http://127.0.0.1:${port}/`);
  }

  close(): void {
    this.http.closeAllConnections();
    this.http.close();
  }

  /** What a person told of their check-ins so far, as the server has it. */
  notes(person: string): (string | null)[] {
    return [...(this.checkins.get(person)?.live().values() ?? [])].map(({ note }) => note);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.isDown) return void request.socket.destroy();
    let text = "";
    for await (const chunk of request) text += chunk;
    const asked = {
      method: request.method!,
      path: request.url!.replace("/api", ""),
      body: text ? JSON.parse(text) : null,
    };
    this.asked.push(asked);
    const cookie = /session=([^;]*)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    const { status, body, session } = await this.answer(asked, cookie);
    if (session) response.setHeader("Set-Cookie", `session=${session}; Path=/; HttpOnly`);
    response
      .writeHead(status, { "Content-Type": "application/json" })
      .end(status === 204 ? undefined : JSON.stringify(body));
  }

  private async answer({ method, path, body }: Asked, cookie: string): Promise<Answer> {
    const what = `${method} ${path}`;
    if (what === this.refuses) return refused(422, "request.invalid");
    if (what === "GET /accounts/consent")
      return { status: 200, body: { version: "2026-11", texts: { nl: "# Mag het?" } } };
    if (what === "POST /accounts") return this.letIn(this.make(body!, null), true, 201);
    if (what === "POST /accounts/email") return this.invite(body!);
    if (what === "POST /accounts/email/confirm") return this.letIn(this.byEmail(body!.token), false, 200);
    if (what === "POST /accounts/sessions") return this.letIn(this.byEmail(body!.email), false, 200);
    if (what === "POST /accounts/sessions/recovery") return this.letIn(this.codes.get(String(body!.code)), true, 200);
    const person = this.persons.get(this.sessions.get(cookie) ?? "");
    if (!person) return refused(401, "login.required");
    if (what === "DELETE /accounts/sessions/current") return this.end(cookie);
    if (what === "DELETE /accounts/me") return this.forget(person);
    if (what === "PATCH /accounts/me") Object.assign(person, body);
    if (path === "/accounts/me") return { status: 200, body: person };
    if (path.startsWith("/reminders")) return this.desk(person).answer(method, path, body);
    if (path.startsWith("/sharing")) return this.opened(person).answer(method, path, body);
    const kept = path.startsWith(UPTAKES.path) ? this.uptakes : this.checkins;
    const answer = await kept.get(person.id)!.call(method as "GET", path, body);
    if (answer.kind === "ok") return { status: answer.status, body: answer.body };
    return answer.kind === "refused" ? refused(answer.status, answer.error) : refused(500, "server.failed");
  }

  /** Where the reminders of whoever is here are kept. */
  desk({ id }: { id: string }): Desk {
    if (!this.desks.has(id)) this.desks.set(id, new Desk());
    return this.desks.get(id)!;
  }

  /** Where what this person opens is kept. */
  opened({ id }: { id: string }): Openings {
    const checkins = () => [...this.checkins.get(id)!.live()].map(([key, each]) => ({ ...each, id: key }));
    const record = () => ({ life_phase: null, time_zone: "Europe/Amsterdam", checkins: checkins(), uptakes: [] });
    if (!this.openings.has(id)) this.openings.set(id, new Openings(record));
    return this.openings.get(id)!;
  }

  private make(
    { language, life_phase, time_zone, birth_years, consent }: Record<string, unknown>,
    email: string | null,
  ): string {
    const id = `person-${++this.count}`;
    const given = { ...(consent as object), given_at: "2026-11-21T12:00:00Z" };
    this.persons.set(id, {
      id,
      email,
      language,
      life_phase,
      time_zone,
      birth_years,
      created_at: "2026-11-21T12:00:00Z",
      consent: given,
    });
    this.checkins.set(id, new Server(CHECKINS));
    this.uptakes.set(id, new Server(UPTAKES));
    return id;
  }

  private invite(wish: Record<string, unknown>): Answer {
    this.make(wish, String(wish.email));
    return { status: 202, body: {} };
  }

  private end(session: string): Answer {
    this.sessions.delete(session);
    return { status: 204 };
  }

  private letIn(id: string | undefined, withCode: boolean, status: number): Answer {
    const person = this.persons.get(id ?? "");
    if (!person) return refused(401, "login.failed");
    const [session, recovery_code] = [crypto.randomUUID(), crypto.randomUUID()];
    this.sessions.set(session, person.id);
    if (withCode) this.codes.set(recovery_code, person.id);
    return { status, body: { person, ...(withCode && { recovery_code }) }, session };
  }

  private byEmail(email: unknown): string | undefined {
    return [...this.persons.values()].find((person) => person.email === email)?.id;
  }

  private forget({ id }: Person): Answer {
    this.persons.delete(id);
    this.checkins.delete(id);
    this.uptakes.delete(id);
    return { status: 204 };
  }
}

export type Answer = { status: number; body?: unknown; session?: string };

export const refused = (status: number, error: string): Answer => ({
  status,
  body: { code: status, error, message: error },
});
