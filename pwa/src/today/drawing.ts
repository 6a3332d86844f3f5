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
const LABEL = { from: 220, to: 340, heights: 8, room: 9 }; // where the word "gewoon voor jou" may lie
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

/** Return the height of the word in the band, where it is furthest from days and line; null where it would lie on them. */
export function labelPlace({ far, mid, days, now }: Drawing): number | null {
  const places = [...days, { ...now, answered: true }];
  const taken = places.flatMap((place, n) => {
    const next = places[n + 1];
    const joined = next && place.answered && next.answered ? next : place;
    const behind = place.x < LABEL.to && joined.x > LABEL.from;
    return behind ? [[Math.min(place.y, joined.y), Math.max(place.y, joined.y)] as const] : [];
  });
  const room = (y: number) => Math.min(...taken.map(([top, bottom]) => Math.max(top - y, y - bottom)));
  const heights = Array.from(
    { length: LABEL.heights },
    (_, n) => mid - 14 - (n * Math.max(0, mid - far - 30)) / LABEL.heights,
  );
  const best = heights.reduce((one, other) => (room(other) > room(one) ? other : one));
  return room(best) < LABEL.room ? null : best;
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

/**
 * Return a smooth path that never rises above or falls below what was answered. The days lie at equal distance.
 * Source: monotone cubic interpolation with the slopes of Steffen 1990, bibcode 1990A&A...239..443S
 */
export function curve(places: readonly { x: number; y: number }[]): string {
  const rises = places.slice(1).map(({ y }, n) => y - places[n]!.y);
  const slope = (n: number) => {
    const [before, after] = [rises[n - 1], rises[n]];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    return Math.sign(after) * Math.min(Math.abs(before), Math.abs(after), Math.abs(before + after) / 4) * 2;
  };
  let path = `M${round(places[0]!.x)} ${round(places[0]!.y)}`;
  for (let n = 1; n < places.length; n += 1) {
    const [from, to] = [places[n - 1]!, places[n]!];
    const third = (to.x - from.x) / 3;
    const [leave, arrive] = [from.y + slope(n - 1) / 3, to.y - slope(n) / 3];
    path += `C${[from.x + third, leave, to.x - third, arrive, to.x, to.y].map(round).join(" ")}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
