import fc from "fast-check";
import { expect, test } from "vitest";
import { type Drawing, frame, type Mark } from "../../src/charts/frame";
import { placed, rowsOf } from "../../src/charts/marks";

const LETTER = 7; // pixels
const drawing: Drawing = { span: { first: 0, last: 100 }, range: [0, 10], line: [], step: 1 };
const place = frame(drawing, 340, 200, { left: 30, right: 10, top: 0, bottom: 30 }); // three pixels a day
const put = (...marks: Mark[]) => placed(marks, place, LETTER);

test("a name begins at its upright, or ends at the edge where there is no room", () => {
  const [late, early] = put({ on: 10, until: 20, name: "Slaap goed" }, { on: 95, name: "Grip op je dip" });

  expect(early).toMatchObject({ from: 60, until: 90, anchor: "start", textAt: 60, begins: true, ends: true });
  expect(late).toMatchObject({ from: 315, until: 330, anchor: "end", textAt: 330, ends: false });
});

test("what began before the time that is shown has no upright, but a stroke from the edge on", () => {
  expect(put({ on: -30, until: 10, name: "Wandelen" })[0]).toMatchObject({ from: 30, begins: false, ends: true });
});

test("what ended after it has no end in it", () => {
  expect(put({ on: 50, until: 400, name: "Wandelen" })[0]).toMatchObject({ until: 330, ends: false });
});

test("names one after the other share a row; those at once have one each, the last begun lowest; more than four have none", () => {
  const after = put({ on: 0, until: 20, name: "Een" }, { on: 30, until: 40, name: "Twee" });
  const atOnce = put(...Array.from({ length: 6 }, (_, n) => ({ on: n, name: `Nummer ${n}` })));

  expect(after.map(({ row }) => row)).toEqual([0, 0]);
  expect(atOnce.map(({ row, name }) => [row, name])).toEqual([
    [0, "Nummer 5"],
    [1, "Nummer 4"],
    [2, "Nummer 3"],
    [3, "Nummer 2"],
    [null, "Nummer 1"],
    [null, "Nummer 0"],
  ]);
  expect(rowsOf(atOnce)).toBe(4);
  expect(rowsOf([])).toBe(0);
});

test("a name that is longer than the chart is wide is cut", () => {
  const [mark] = put({ on: 0, name: "Een heel lange naam van een cursus die nergens helemaal op past" });

  expect(mark!.name).toMatch(/^Een heel lange naam.*…$/);
  expect(mark!.name.length * LETTER).toBeLessThanOrEqual(300);
});

const mark = fc.record({
  on: fc.integer({ min: -50, max: 100 }),
  until: fc.option(fc.integer({ min: 100, max: 150 })),
  name: fc.string({ minLength: 1, maxLength: 60 }),
});

test("no two names in a row run into one another, and all lie in the chart", () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 8 }), (marks) => {
      const rows = placed(marks, place, LETTER).filter(({ row }) => row !== null);
      const spaces = rows.map(({ row, anchor, textAt, name }) => {
        const width = name.length * LETTER;
        return {
          row,
          left: anchor === "start" ? textAt : textAt - width,
          right: anchor === "start" ? textAt + width : textAt,
        };
      });
      for (const { left, right } of spaces) expect(left >= 30 && right <= 330).toBe(true);
      for (const one of spaces)
        for (const other of spaces)
          if (one !== other && one.row === other.row)
            expect(one.right <= other.left || other.right <= one.left).toBe(true);
    }),
  );
});
