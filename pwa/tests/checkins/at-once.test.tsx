import { afterEach, expect, test, vi } from "vitest";
import { checkins, record } from "../../src/checkins/store";
import { all, clean, click, heading, heard, kill, last, open, page, press, sees } from "./app";

afterEach(clean);

const wells = () => all<HTMLInputElement>("input[type=range]");
const texts = () => wells().map((well) => well.getAttribute("aria-valuetext"));
const [mood, energy, sleep, stress, connection] = [0, 1, 2, 3, 4] as const;

function slide(well: number, value: number): void {
  const range = wells()[well]!;
  range.value = String(value);
  range.dispatchEvent(new Event("input", { bubbles: true }));
}

function write(words: string): void {
  const note = document.querySelector("textarea")!;
  note.value = words;
  note.dispatchEvent(new Event("input", { bubbles: true }));
}

test("nothing is preset, and every well says what its ends mean", async () => {
  await open("/checkin/daily");

  expect(heading()).toBe("Hoe is het nu?");
  expect(texts()).toEqual(Array(5).fill("nog niet ingevuld"));
  expect(wells()[stress]!.getAttribute("aria-label")).toBe("Stress, 0 is geen, 10 is veel");
});

test("only what was touched is recorded; a tap on 0 is an answer", async () => {
  await open("/checkin/daily");
  slide(mood, 7);
  wells()[energy]!.click(); // where the range stands already, a click changes no value,
  wells()[sleep]!.dispatchEvent(new Event("pointerup", { bubbles: true })); // and a finger does not even click
  click("Klaar");

  await vi.waitFor(() =>
    expect(last()?.administrations).toEqual([
      { instrument: "daily", version: 1, responses: { mood: 7, energy: 0, sleep: 0 } },
    ]),
  );
});

test("by keyboard: down on an untouched well is its lowest, a digit is itself, delete takes it back", async () => {
  await open("/checkin/daily");
  press("ArrowDown", wells()[mood]);
  press("8", wells()[sleep]);
  press("3", wells()[connection]);
  press("Delete", wells()[connection]);

  await vi.waitFor(() =>
    expect(texts()).toEqual(["0", "nog niet ingevuld", "8", "nog niet ingevuld", "nog niet ingevuld"]),
  );
});

test("an answer can be taken back by the button that names it", async () => {
  await open("/checkin/daily");
  slide(sleep, 4);
  await vi.waitFor(() => expect(page()).toContain("Slaap: 4 van de 10"));
  click("Maak leeg");

  await vi.waitFor(() => expect(texts()[sleep]).toBe("nog niet ingevuld"));
  expect(heard()).toBe("Slaap is weer leeg");
});

test("nothing filled in is not recorded, and says what would be enough", async () => {
  await open("/checkin/daily");
  click("Klaar");

  await vi.waitFor(() => expect(heard()).toBe("Vul iets in, kies een woord of schrijf iets op."));
  expect(checkins.value).toEqual([]);
});

test("words and a note go along; what is used most comes first the next time", async () => {
  await open("/checkin/daily");
  click("meer");
  await vi.waitFor(() => click("Geld"));
  click("Schrijf een notitie");
  await vi.waitFor(() => write("  Huur betaald. "));
  slide(mood, 6);
  click("Klaar");

  await vi.waitFor(() => expect(last()).toMatchObject({ tags: ["money"], note: "Huur betaald." }));
  kill();
  await open("/checkin/daily");
  expect(document.querySelector(".chip")?.textContent).toBe("Geld");
});

test("how much still fits in a note is said near the end; a longer one stays here, whole", async () => {
  await open("/checkin/daily");
  click("Schrijf een notitie");
  await vi.waitFor(() => write("a".repeat(1800)));
  expect(page()).not.toContain("tekens");
  write("🙂".repeat(1990));
  await vi.waitFor(() => expect(page()).toContain("Nog 10 tekens"));
  write("a".repeat(2003));
  await vi.waitFor(() => expect(page()).toContain("3 tekens te lang"));
  click("Klaar");

  expect(document.activeElement).toBe(document.querySelector("textarea"));
  expect(checkins.value).toEqual([]);
});

test("what was filled in is there again after the phone ended the app", async () => {
  await open("/checkin/daily");
  slide(mood, 6);
  await vi.waitFor(() => expect(texts()[mood]).toBe("6"));
  kill();

  await open("/checkin/daily");
  expect(texts()[mood]).toBe("6");
});

test("amending shows what was told, and keeps whatever is not changed", async () => {
  await open("/");
  const { id } = await record({
    administrations: [{ instrument: "daily", version: 1, responses: { mood: 3, stress: 0 } }],
    tags: ["work"],
    note: "Lange dag",
  });
  kill();
  await open(`/checkin/daily?amend=${id}`);
  expect(texts()[stress]).toBe("0");
  expect(document.querySelector("textarea")?.value).toBe("Lange dag");

  slide(mood, 5);
  click("Klaar");
  await vi.waitFor(() => expect(last()?.administrations[0]?.responses).toEqual({ mood: 5, stress: 0 }));
  expect(last()).toMatchObject({ id, tags: ["work"], note: "Lange dag" });
});

test("a short thank you leads back to Today by itself", async () => {
  await open("/checkin/daily");
  slide(mood, 6);
  click("Klaar");

  await sees("Dank je, het staat erin");
  await vi.waitFor(() => expect(heading()).toBe("Vandaag"));
});

test("after a very low mood someone to talk to is offered", async () => {
  await open("/checkin/daily");
  slide(mood, 1);
  click("Klaar");

  await sees("Dank je, het staat erin");
  expect(page()).toContain("Je hoeft dit niet alleen te dragen");
});
