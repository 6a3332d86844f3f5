/** A practitioner's screens, and what the server answers them. */
import { render } from "preact";
import { LocationProvider } from "preact-iso";
import { expect, vi } from "vitest";
import { gone, heldCode, me, people } from "../../../src/sharing/practitioner/desk";
import type { Me } from "../../../src/sharing/practitioner/model";
import { PractitionerScreens } from "../../../src/sharing/practitioner/screens";

export const SANNE: Me = {
  ...{ id: "sanne", name: "Sanne", organisation: "De Linde", profession: "psycholoog", registration: null },
  ...{ confirmed: true, email: "sanne@example.org", has_password: true, has_totp: true, passkeys: 1, codes_left: 10 },
};

/** Return what the server answers to "GET /path". */
type Answering = (what: string) => Promise<Response>;

export const given = async (body: object) => Response.json(body);
export const done = async () => new Response(null, { status: 204 });
export const noNetwork = () => Promise.reject(new TypeError("no network"));
export const refused = async (status: number, error: string) =>
  Response.json({ code: status, error, message: error }, { status });

/** An answer that is on its way until `give`. */
export function later(answer: () => Promise<Response>) {
  let give = () => {};
  const released = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { onItsWay: () => released.then(answer), give };
}

export class Laptop {
  /** What was asked, and how. */
  asked: [string, RequestInit][] = [];
  answers: Answering = done;
  private root = document.body.appendChild(document.createElement("div"));

  constructor() {
    vi.stubGlobal("fetch", (url: string, request: RequestInit) => this.fetch(url, request));
  }

  private fetch(url: string, request: RequestInit): Promise<Response> {
    const what = `${request.method} ${url.replace("/api", "")}`;
    this.asked.push([what, request]);
    const calledOff = new Promise<never>((_, reject) => request.signal?.addEventListener("abort", reject));
    return Promise.race([this.answers(what), calledOff]);
  }

  /** Sit down as Sanne, with nothing open. */
  enter(): void {
    me.value = SANNE;
    people.value = [];
  }

  open(path: string): void {
    history.pushState(null, "", path);
    const screens = (
      <LocationProvider>
        <PractitionerScreens />
      </LocationProvider>
    );
    render(screens, this.root);
  }

  text = (): string => (this.root.textContent ?? "").replace(/\s+/g, " ");

  sees = (words: string) => vi.waitFor(() => expect(this.text()).toContain(words));

  tap = (words: string) =>
    vi.waitFor(() => {
      const found = [...this.root.querySelectorAll<HTMLElement>("button, a")];
      found.find(({ textContent }) => textContent?.trim() === words)!.click();
    });

  close(): void {
    render(null, this.root);
    this.root.remove();
    vi.unstubAllGlobals();
    heldCode.value = "";
    me.value = people.value = gone.value = null;
  }
}
