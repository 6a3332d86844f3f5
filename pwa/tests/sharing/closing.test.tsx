import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Grant } from "../../src/sharing/model";
import { EMIL, type Openings, SANNE } from "./openings";
import { open, reads, sees, tap, text, texts } from "./page";
import { Someone } from "./person";

let someone: Someone;
let openings: Openings;
beforeEach(async () => {
  someone = new Someone();
  openings = await someone.arrives();
});
afterEach(() => someone.leaves());

function isOpen(changes: Partial<Grant> = {}): Grant {
  const grant: Grant = {
    ...{ id: `grant-${openings.grants.length}`, practitioner: SANNE, called: "Robin", scope: ["summary", "answers"] },
    ...{ instruments: ["daily"], data_from: null, until_on: "2031-02-22", note: null, state: "open" },
    ...{ opens_at: "2026-11-09T20:15:00Z", expires_at: "2031-02-22T23:00:00Z", created_at: "2026-11-09T20:15:00Z" },
    ...{ closed_at: null, ...changes },
  };
  openings.grants.unshift(grant);
  return grant;
}

const heard = (selector: string) =>
  [...document.querySelectorAll(selector)].map((each) => each.getAttribute("aria-label"));

test("what is open says to whom, what, and until when", async () => {
  isOpen();
  isOpen({ practitioner: EMIL, scope: ["notes"] });

  open("/me/sharing");

  await sees("Ziet je samenvatting en je antwoorden van het begin af, geen notities.");
  await sees("Ziet je notities van het begin af. Open tot en met 22 februari 2031.");
  expect(texts(".grant h2")).toEqual(["Emil Smit", "Sanne de Wit"]);
  expect(texts(".grant .state")).toEqual(["Zegt dit zelf, niet nagekeken", "Nagekeken wie dit is"]);
  expect(heard(".grant .pair > *")).toEqual([
    ...["Voorbeeld van wat Emil Smit ziet", "Sluit nu voor Emil Smit"],
    ...["Voorbeeld van wat Sanne de Wit ziet", "Sluit nu voor Sanne de Wit"],
  ]);
});

test("one tap closes, without a question", async () => {
  const grant = isOpen();
  open("/me/sharing");

  await tap("Sluit nu");

  await reads(".sr", "Gesloten. Sanne de Wit ziet niets meer.");
  expect(grant.state).toBe("closed");
  expect(texts(".grant")).toEqual([]);
  expect(text("dialog")).toBe("");
  await sees("Gesloten op");
});

test("without a network it says that nothing is closed yet, and closes when one tries again", async () => {
  const grant = isOpen();
  open("/me/sharing");
  await sees("Sluit nu");
  someone.house.isDown = true;

  await tap("Sluit nu");
  await sees("Nog niet gesloten: daarvoor is internet nodig.");
  expect(texts(".grant")).toHaveLength(1);
  someone.house.isDown = false;
  await tap("Sluit nu");

  await vi.waitFor(() => expect(grant.state).toBe("closed"));
  await vi.waitFor(() => expect(texts(".grant")).toEqual([]));
});

test("opening again to the same practitioner takes no code", async () => {
  isOpen({ state: "closed", closed_at: "2026-11-20T09:00:00Z" });
  open("/me/sharing");
  await tap("Open weer");
  await reads("h1", "Wat mag Sanne de Wit zien?");

  await tap("Ja, open het weer");

  await sees("Sluit nu");
  expect(openings.grants).toMatchObject([
    { state: "open", scope: ["summary", "answers"], practitioner: SANNE, called: "Robin" },
    { state: "closed" },
  ]);
});

test("what ended by itself says so; who left Welnu cannot be let in again", async () => {
  isOpen({ state: "expired", until_on: "2026-03-01" });
  isOpen({ state: "ended", practitioner: EMIL });

  open("/me/sharing");

  await sees("Was open tot en met 1 maart");
  await sees("Werkt niet meer met Welnu");
  expect(texts(".rows .link")).toEqual(["Open weer"]);
});

test("who looked is told, also long ago", async () => {
  isOpen();
  openings.page = 3;
  for (const day of ["10", "11", "12", "13", "14"]) openings.look("summary", `2026-11-${day}T13:00:00Z`);

  open("/me/sharing");
  await vi.waitFor(() => expect(texts(".looks li")).toHaveLength(3));
  await tap("Toon er meer");
  await tap("Toon er meer");

  await vi.waitFor(() => expect(texts(".looks li")).toHaveLength(6));
  expect(texts(".looks li span:first-child").at(-1)).toBe("Jij zette het open voor Sanne de Wit");
  expect(texts(".looks .small")[0]).toMatch(/^Praktijk De Linde · 14 november om/);
});

test("what someone sees now can be seen first", async () => {
  isOpen({ note: "over slapen" });
  open("/me/sharing");
  await tap("Voorbeeld");

  await reads("h1", "Dit ziet wie meekijkt");
  await reads(".paper .title", "Robin");
  await sees("over slapen");
});

test("without a network the screen says what it needs", async () => {
  someone.house.isDown = true;
  open("/me/sharing");

  await sees("Om te zien wie er meekijkt, en om te sluiten, is internet nodig.");
  someone.house.isDown = false;
  await tap("Probeer nu");
  await sees("Nog niemand.");
});
