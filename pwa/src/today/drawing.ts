/** Where things lie in the drawing of the tide, in its own units. */
import type { Range } from "../trends/usual";
import type { Tide } from "./days";

export const WIDTH = 390;
export const HEIGHT = 232;
export const WATERLINE = 222; // of the near water: the page
const FIRST_X = 26;
const LAST_X = 352;
const TOP = 62;
const BOTTOM = 200;
const LEAST_SPAN = 4; // points: the drawing never blows a half point up to a mountain
const MOST = 10; // the daily questions go from 0 to 10
const NO_USUAL: Range = { low: 4, high: 6.5 }; // where the water lies before anything is known

export type Drawing = {
  /** Height of the middle of the two waters. */
  far: number;
  mid: number;
  line: string[];
  days: { x: number; y: number; answered: boolean }[];
  now: { x: number; y: number };
};

/** Return the drawing of a tide; its last day is today. */
export function drawing({ days, usual }: Tide): Drawing {
  const band = usual ?? NO_USUAL;
  const values = days.flatMap(({ mean }) => mean ?? []);
  const y = scale(Math.min(...values, band.low), Math.max(...values, band.high));
  const middle = y((band.low + band.high) / 2);
  const placed = days.map(({ mean }, n) => ({
    x: xOf(n, days.length),
    y: mean === null ? middle : y(mean),
    answered: mean !== null,
  }));
  const last = placed.findLast(({ answered }) => answered);
  return {
    far: y(band.high),
    mid: y(band.low),
    line: stretches(placed).map(curve),
    days: placed.slice(0, -1),
    now: { x: LAST_X, y: placed.at(-1)?.answered ? placed.at(-1)!.y : (last?.y ?? middle) },
  };
}

export function xOf(n: number, count: number): number {
  return FIRST_X + (n * (LAST_X - FIRST_X)) / (count - 1);
}

function scale(low: number, high: number): (value: number) => number {
  const span = Math.max(high - low, LEAST_SPAN);
  const from = Math.max(0, Math.min((low + high - span) / 2, MOST - span));
  return (value) => BOTTOM - ((value - from) / span) * (BOTTOM - TOP);
}

type Place = { x: number; y: number; answered: boolean };

/** Return the runs of answered days; the line stops at every day without an answer. */
function stretches(days: readonly Place[]): Place[][] {
  const runs: Place[][] = [[]];
  for (const day of days) {
    if (day.answered) runs.at(-1)!.push(day);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Return a smooth path that never rises above or falls below what was answered. */
function curve(places: readonly Place[]): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  const [first, ...rest] = places.map(({ x, y }) => [round(x), round(y)] as const);
  let path = `M${first![0]} ${first![1]}`;
  let [x, y] = first!;
  for (const [nextX, nextY] of rest) {
    const half = round((x + nextX) / 2);
    path += `C${half} ${y} ${half} ${nextY} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY];
  }
  return path;
}
