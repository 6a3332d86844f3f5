import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { saveProfile } from "../../src/accounts/store";
import { beginningOf, today } from "../../src/sharing/day";
import { monthsAfter } from "../../src/sharing/wish";
import { dayIn } from "../../src/sharing/words";
import { isoDay } from "../../src/trends/series";
import { EMIL, type Openings, SANNE } from "./openings";
import { fill, glance, leave, open, reads, sees, tap, text, texts } from "./page";
import { Someone } from "./person";

let someone: Someone;
let openings: Openings;
beforeEach(async () => {
  someone = new Someone();
  openings = await someone.arrives();
});
afterEach(() => someone.leaves());

const asked = (what: string) => someone.house.asked.filter(({ method, path }) => `${method} ${path}` === what);

const field = (selector: string) => document.querySelector<HTMLInputElement>(selector)?.value;

/** Make a code, with the name that they know one by. */
async function makeCode(): Promise<void> {
  open("/me/sharing/open");
  await fill("[name=called]", "Robin");
  await tap("Maak een code");
  await reads("h1", "Laat deze code zien");
}

test("in the room it takes a code and a yes", async () => {
  await saveProfile({ name: "Robin" });
  open("/me/sharing");
  await tap("Laat iemand meekijken");
  await tap("Maak een code");
  await vi.waitFor(() => expect(texts(".pass li")).toEqual(["7K3M", "9P2D", "4X"]));
  await vi.waitFor(() => expect(asked("GET /sharing/invitations/invitation-1")).toHaveLength(1));
  openings.take(SANNE);

  await vi.waitFor(() => expect(text("h1")).toBe("Is dit wie je bedoelt?"));
  expect(openings.grants).toEqual([]);
  await tap("Ja, open");

  await reads("h1", "Wie kijkt er mee?");
  await sees("Ziet je samenvatting en je verloop vanaf");
  expect(openings.grants).toMatchObject([
    { practitioner: SANNE, called: "Robin", scope: ["summary", "trend"], instruments: ["daily"], note: null },
  ]);
});

test("it can open on a later day, until a day after that", async () => {
  const [later, sooner] = [isoDay(today() + 9), isoDay(today() + 5)];
  open("/me/sharing/open");
  await fill("[name=called]", "Robin");
  await tap("Zet het later open");
  await tap(dayIn(isoDay(today() + 1)));
  await fill("dialog [type=date]", later);
  await tap("Kies");
  await sees(`Open van ${dayIn(later)} tot en met`);

  await tap(dayIn(monthsAfter(today(), 3)));
  await tap("Tot een dag die ik kies");
  await fill("dialog [type=date]", sooner);
  await tap("Kies");
  await tap("Maak een code");
  await sees("Het gaat pas open na de laatste dag.");
  await tap(dayIn(later));
  await fill("dialog [type=date]", sooner);
  await tap("Kies");
  await tap("Bekijk wat diegene ziet");

  await vi.waitFor(() => expect(asked("POST /sharing/preview")).toHaveLength(1));
  expect(asked("POST /sharing/preview")[0]!.body).toMatchObject({ opens_at: beginningOf(sooner), until_on: sooner });
});

test("nothing is asked of the server before one says by which name one is known", async () => {
  open("/me/sharing/open");
  await tap("Maak een code");

  await sees("Vul dit nog in.");
  await tap("Bekijk wat diegene ziet");
  expect(asked("POST /sharing/invitations")).toEqual([]);
  expect(asked("POST /sharing/preview")).toEqual([]);
});

test("who took the code, and that nobody checked who that is, stands there before anything is open", async () => {
  await makeCode();
  openings.take(EMIL);
  glance();

  await sees("Emil Smit");
  await sees("Huisartsen aan de Kade");
  await sees("Zegt dit zelf, niet nagekeken");
  await tap("Nee");

  await reads("h1", "Wie kijkt er mee?");
  expect(openings.grants).toEqual([]);
  expect(openings.invitations.size).toBe(0);
});

test("a code that ran out says how to get a new one, and what was chosen is still there", async () => {
  open("/me/sharing/open");
  await fill("[name=called]", "Robin");
  await tap("Zeg er vooraf iets bij");
  await fill("textarea", "over slapen");
  await tap("Maak een code");
  await reads("h1", "Laat deze code zien");
  openings.expire();
  glance();

  await reads("h1", "Dit werkt niet meer");
  await tap("Maak een nieuwe");

  await vi.waitFor(() => expect(field("[name=called]")).toBe("Robin"));
  expect(field("textarea")).toBe("over slapen");
});

test("a link can wait: what was chosen is on this phone when someone follows it", async () => {
  open("/me/sharing/open");
  await fill("[name=called]", "Robin");
  await tap("Stuur liever een link");
  await reads("h1", "Stuur deze link");
  expect(text(".link-text")).toMatch(/practitioner\/code#./);
  leave();
  openings.take(SANNE);

  open("/me/sharing");
  await tap("Sanne de Wit wacht op jouw ja");
  await tap("Ja, open");

  await vi.waitFor(() => expect(openings.grants).toMatchObject([{ practitioner: SANNE, called: "Robin" }]));
});

test("what one shows can change after the code was made", async () => {
  await makeCode();
  openings.take(SANNE);
  glance();
  await tap("Verander wat je laat zien");

  await tap("je samenvatting en je verloop");
  await tap("Je notitiesWat je er zelf bij schreef");
  await tap("Kies");
  await reads(".slot", "je samenvatting, je verloop en je notities");
  await tap("Verder");
  await tap("Ja, open");

  await vi.waitFor(() => expect(openings.grants).toMatchObject([{ scope: ["summary", "trend", "notes"] }]));
});

test("something has to be shown", async () => {
  open("/me/sharing/open");
  await tap("je samenvatting en je verloop");
  await tap("Je samenvattingEén bladzijde: hoe het nu is, en wat er veranderde");
  await tap("Je verloopJe lijn door de tijd");
  await tap("Kies");

  await sees("Kies minstens één ding.");
});

test("until when is a day between today and a year from now", async () => {
  open("/me/sharing/open");
  await vi.waitFor(() => expect(texts(".slot")).toHaveLength(3));
  await tap(texts(".slot")[2]!);
  await tap("Tot een dag die ik kies");
  await fill("dialog [type=date]", "2031-01-01");
  await tap("Kies");
  await sees("Kies een dag die hier kan.");

  await tap("Vandaag");
  await tap("Kies");
  await vi.waitFor(() => expect(texts(".slot")[2]).toBe("vandaag"));
});

test("the preview is what the server makes of what was chosen, and choosing goes on after it", async () => {
  open("/me/sharing/open");
  await fill("[name=called]", "Robin");
  await tap("je samenvatting en je verloop");
  await tap("Je notitiesWat je er zelf bij schreef");
  await tap("Kies");
  await tap("Bekijk wat diegene ziet");

  await reads("h1", "Dit ziet wie meekijkt");
  await reads(".paper .title", "Robin");
  await sees("wat ik erbij schreef");
  expect(asked("POST /sharing/preview").at(-1)?.body).toMatchObject({ scope: ["summary", "trend", "notes"] });
  history.back();
  await reads(".slot", "je samenvatting, je verloop en je notities");
});

test("without a network no code is made, and what was chosen stays", async () => {
  open("/me/sharing/open");
  await fill("[name=called]", "Robin");
  someone.house.isDown = true;
  await tap("Maak een code");
  await sees("Geen verbinding.");
  leave();

  someone.house.isDown = false;
  open("/me/sharing/open");
  await tap("Maak een code");
  await reads("h1", "Laat deze code zien");
});

test("a code that is withdrawn works no more", async () => {
  await makeCode();
  await tap("Trek de code in");

  await reads("h1", "Wie kijkt er mee?");
  expect(openings.invitations.size).toBe(0);
  expect(text()).not.toContain("Je code wacht");
});
