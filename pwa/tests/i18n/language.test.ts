import { effect } from "@preact/signals";
import { afterEach, describe, expect, it } from "vitest";
import { formatDate, formatNumber, has, language, preferred, rich, setLanguage, t } from "../../src/i18n";

afterEach(() => setLanguage("nl"));

it("switches the language without a reload, and tells the page", async () => {
  const heard: string[] = [];
  const stop = effect(() => void heard.push(t("ui.close")));

  await setLanguage("en");
  stop();

  expect(heard).toEqual(["Sluiten", "Close"]);
  expect(document.documentElement.lang).toBe("en");
});

it("remembers the language on this phone", async () => {
  await setLanguage("en");

  expect(localStorage.getItem("welnu.language")).toBe("en");
});

it.each([
  [["nl-NL", "en-US"], "nl"],
  [["de-DE", "en-GB", "nl"], "en"], // the first that we speak
  [["fy"], "nl"],
  [[], "nl"],
])("a phone set to %j hears %s", (tags, wanted) => {
  expect(preferred(tags)).toBe(wanted);
});

it("counts as the language does", async () => {
  const dutch = [0, 1, 2].map((count) => t("today.kept", { count }));

  expect(dutch).toEqual([
    "Alles is bewaard",
    "1 check-in op deze telefoon, de rest is bewaard",
    "2 check-ins op deze telefoon, de rest is bewaard",
  ]);
});

it("plain messages pass through, also as rich ones", () => {
  expect(rich("ui.close")).toBe("Sluiten");
  expect(has("ui.close")).toBe(true);
  expect(has("ui.no-such-message")).toBe(false);
});

describe("dates and numbers", () => {
  const evening = "2026-11-21T20:30:00Z";

  it("are written as in the language", async () => {
    const dutch = [formatDate(evening, "weekday", "Europe/Amsterdam"), formatNumber(6.25)];
    await setLanguage("en");
    const english = [formatDate(evening, "weekday", "Europe/Amsterdam"), formatNumber(6.25)];

    expect(dutch).toEqual(["zaterdag 21 november", "6,3"]);
    expect(english).toEqual(["Saturday 21 November", "6.3"]);
    expect(language.value).toBe("en");
  });

  it("follow the time zone that is asked for", () => {
    expect(formatDate("2026-11-21T23:30:00Z", "day", "Europe/Amsterdam")).toBe("22 november");
    expect(formatDate("2026-11-21T23:30:00Z", "day", "America/Paramaribo")).toBe("21 november");
  });
});
