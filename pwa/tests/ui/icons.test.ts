import paths from "virtual:icons";
import { expect, it } from "vitest";
import { pathOf } from "../../plugins/icons";
import { iconNames } from "../../src/ui/icon-names";

it("every icon that is listed has a drawing", () => {
  for (const name of iconNames) expect(paths[name], name).toMatch(/^M/);
});

it("shapes become paths that start where they stand", () => {
  expect(pathOf(["path", { d: "m12 19-7-7" }])).toBe("M0 0m12 19-7-7");
  expect(pathOf(["circle", { cx: "12", cy: "8", r: "5" }])).toBe("M7 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0");
  expect(pathOf(["line", { x1: "1", y1: "2", x2: "3", y2: "4" }])).toBe("M1 2L3 4");
});

it("a shape that Lucide has not used so far stops the build", () => {
  expect(() => pathOf(["polyline", {}])).toThrow("polyline");
});
