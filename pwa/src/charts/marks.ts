/** Where the names of marks stand above a chart: a row each where they would run into one another. */
import type { Frame, Mark } from "./frame";

/** A mark in its place, in CSS pixels. `row` counts upwards from the chart; null: there is no room for its name. */
export type Placed = {
  mark: Mark;
  from: number;
  until: number;
  begins: boolean; // within the time that is shown
  ends: boolean;
  name: string;
  textAt: number;
  anchor: "start" | "end";
  row: number | null;
};

const ROWS = 4; // as many as leave a phone's chart its height
const APART = 8; // pixels between two names in a row
const SHORTEST = 6; // letters; shorter would be no name

/**
 * Return where `marks` stand, letters being `letter` pixels wide. The last begun stands lowest, so that
 * the uprights of those above it pass on its left.
 */
export function placed(marks: readonly Mark[], place: Frame, letter: number): Placed[] {
  const begins: number[] = []; // of the first name in each row
  return marks
    .toSorted((one, other) => other.on - one.on)
    .map((mark) => {
      const spot = placeOf(mark, place, letter);
      const [left, right] = room(spot, letter);
      const free = Array.from({ length: ROWS }, (_, row) => row).find(
        (row) => right + APART <= (begins[row] ?? Number.POSITIVE_INFINITY),
      );
      if (free === undefined) return { ...spot, row: null };
      begins[free] = left;
      return { ...spot, row: free };
    });
}

/** Return how many rows of names there are. */
export const rowsOf = (placed: readonly Placed[]): number => Math.max(0, ...placed.map(({ row }) => (row ?? -1) + 1));

function placeOf(mark: Mark, { x, left, right }: Frame, letter: number): Omit<Placed, "row"> {
  const last = mark.until ?? Number.POSITIVE_INFINITY;
  const from = Math.max(left, x(mark.on));
  const until = mark.until == null ? right : Math.min(right, x(mark.until));
  const name = short(mark.name, Math.floor((right - left) / letter));
  const anchor = from + name.length * letter <= right ? "start" : "end";
  return {
    mark,
    from,
    until,
    begins: x(mark.on) >= left,
    ends: last < Number.POSITIVE_INFINITY && last > mark.on && x(last) <= right,
    name,
    textAt: anchor === "start" ? from : right,
    anchor,
  };
}

function room(
  { from, until, name, textAt, anchor }: Omit<Placed, "row">,
  letter: number,
): [left: number, right: number] {
  const width = name.length * letter;
  const [start, end] = anchor === "start" ? [textAt, textAt + width] : [textAt - width, textAt];
  return [Math.min(from, start), Math.max(until, end)];
}

const short = (name: string, most: number): string =>
  name.length <= Math.max(SHORTEST, most) ? name : `${name.slice(0, Math.max(SHORTEST, most) - 1).trimEnd()}…`;
