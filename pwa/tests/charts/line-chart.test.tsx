import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import type { Drawing } from "../../src/charts/frame";
import { LineChart } from "../../src/charts/line-chart";
import { SmallLine } from "../../src/charts/small-line";
import { dayOf } from "../../src/trends/series";

const FIRST = dayOf("2026-11-01");
const drawing: Drawing = {
  span: { first: FIRST, last: FIRST + 27 },
  range: [0, 10],
  line: [0, 1, 2, 10, 11, 20].map((day) => ({ on: FIRST + day, mean: 6, n: 7 })),
  step: 1,
  days: [{ on: FIRST, mean: 4, n: 1 }],
  band: [[4, 12].map((day) => ({ on: FIRST + day, low: 4, high: 8 }))],
  gaps: [{ first: FIRST + 3, last: FIRST + 9 }],
};

afterEach(() => render(null, document.body));

function shown(chart: Parameters<typeof render>[0]) {
  render(chart, document.body);
  return document.querySelector("svg")!;
}

test("a chart is an image whose name is the sentence above it", () => {
  const svg = shown(<LineChart sentence="Je stemming is zoals je gewend bent." {...drawing} />);

  expect(svg.getAttribute("role")).toBe("img");
  expect(svg.getAttribute("aria-label")).toBe("Je stemming is zoals je gewend bent.");
});

test("the line stops at a gap, and a day alone is a dot", () => {
  const paths = [...shown(<LineChart sentence="" {...drawing} />).querySelectorAll(".c-line")].map(
    (path) => path.getAttribute("d")!,
  );

  expect(paths).toHaveLength(3);
  expect(paths.map((path) => path.includes("C") || path.includes("L"))).toEqual([true, true, false]);
});

test("a gap lies on the floor, a band has two edges, a day is a pale point", () => {
  const svg = shown(<LineChart sentence="" {...drawing} />);
  const gap = svg.querySelector(".c-gap")!;

  expect(Number(gap.getAttribute("x1"))).toBeLessThan(Number(gap.getAttribute("x2")));
  expect(svg.querySelectorAll(".c-bandedge")).toHaveLength(2);
  expect(svg.querySelectorAll(".c-day")).toHaveLength(1);
});

test("the axis has three numbers and real dates", () => {
  const words = [...shown(<LineChart sentence="" {...drawing} />).querySelectorAll("text")].map(
    (text) => text.textContent,
  );

  expect(words).toEqual(["2", "5", "8", "2 nov", "9 nov", "16 nov", "23 nov"]);
});

test("the dot is the last value, the ring the time before", () => {
  const svg = shown(<LineChart sentence="" before={drawing.line[4]} {...drawing} />);
  const [now, before] = [".c-now", ".c-before"].map((name) => Number(svg.querySelector(name)!.getAttribute("cx")));

  expect(svg.querySelectorAll(".c-now")).toHaveLength(1);
  expect(now).toBeGreaterThan(before!);
});

test("phases are columns; help is an upright with its name, a stroke while it lasts, and an upright at its end", () => {
  const phases = [{ first: FIRST + 5, last: FIRST + 8, name: "tentamens" }];
  const svg = shown(
    <LineChart
      sentence=""
      phases={phases}
      marks={[{ on: FIRST + 5, until: FIRST + 15, name: "Slim slapen" }]}
      {...drawing}
    />,
  );

  expect(svg.querySelectorAll(".c-phase")).toHaveLength(1);
  expect(svg.textContent).toContain("tentamens");
  const lines = [...svg.querySelectorAll(".c-mark")].map((line) =>
    ["x1", "x2"].map((name) => Number(line.getAttribute(name))),
  );
  const [from, until] = [lines[0]![0], lines[1]![0]];
  expect(lines).toEqual([
    [from, from],
    [until, until],
    [from, until],
  ]);
  expect(until).toBeGreaterThan(from!);
  expect(svg.querySelector("text.big")!.textContent).toBe("Slim slapen");
});

test("without answers there is an axis and no dot", () => {
  const svg = shown(<LineChart sentence="" {...drawing} line={[]} days={[]} band={[]} gaps={[]} />);

  expect(svg.querySelector(".c-now, .c-line, .c-band, .c-gap")).toBeNull();
});

test("a small chart is named by what it is of, and its word", () => {
  const svg = shown(<SmallLine name="Energie" word="iets hoger" {...drawing} />);

  expect(svg.getAttribute("aria-label")).toBe("Energie: iets hoger");
  expect(document.body.textContent).toBe("Energie iets hoger");
});
