import { afterEach, expect, it } from "vitest";
import { setTextSize, setTheme, textSize, theme } from "../../src/ui/settings";

const root = document.documentElement;

afterEach(() => {
  setTheme("system");
  setTextSize(100);
});

it("chosen colours hold, and are remembered", () => {
  setTheme("dark");

  expect(root.dataset.theme).toBe("dark");
  expect(theme.value).toBe("dark");
  expect(localStorage.getItem("welnu.theme")).toBe("dark");
});

it("the system's colours need no mark", () => {
  setTheme("light");
  setTheme("system");

  expect(root.dataset.theme).toBeUndefined();
});

it("text grows to twice its size, and from half as large again the bars scroll along", () => {
  setTextSize(125);
  expect([root.style.fontSize, root.hasAttribute("data-large")]).toEqual(["125%", false]);

  setTextSize(200);
  expect([root.style.fontSize, root.hasAttribute("data-large")]).toEqual(["200%", true]);
  expect(textSize.value).toBe(200);
});
