/** Where things stand in a chart: days from left to right, values from the floor up, in CSS pixels. */
import { scaleLinear } from "d3-scale";
import type { Day, Gap, Point } from "../trends/series";

/** A time, both ends included. */
export type Span = { first: Day; last: Day };

/** The range that is usual, as it was on one day. */
export type Edge = { on: Day; low: number; high: number };

/** What a line chart shows. */
export type Drawing = {
  span: Span;
  /** The lowest and highest value that can be. */
  range: readonly [number, number];
  line: readonly Point[];
  /** Days between two answers when none is missed; see `pieces`. */
  step: number;
  /** Pale points behind the line. */
  days?: readonly Point[];
  /** Pieces of the range that is usual. */
  band?: readonly (readonly Edge[])[];
  gaps?: readonly Gap[];
  /** The radius of a ring at each point, in pixels: few answers, far apart. */
  rings?: number;
};

/** Something that was begun on a day and has a name, such as help; `until`: its last day, if it is over. */
export type Mark = { on: Day; until?: Day | null; name: string };

/** A time with a name, such as exams. */
export type Phase = Span & { name: string };

export type Frame = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: (day: Day) => number;
  y: (value: number) => number;
};

export type Margins = { left: number; right: number; top: number; bottom: number };

/** Return where days and values lie; a span of one day is drawn at its right end, as now. */
export function frame({ span, range }: Drawing, width: number, height: number, margins: Margins): Frame {
  const [left, right] = [margins.left, Math.max(margins.left + 1, width - margins.right)];
  const [top, bottom] = [margins.top, height - margins.bottom];
  const first = span.first < span.last ? span.first : span.last - 1;
  const x = scaleLinear([first, span.last], [left, right]);
  const y = scaleLinear([...range], [bottom, top]);
  return { width, height, left, right, top, bottom, x: (day) => round(x(day)), y: (value) => round(y(value)) };
}

/** Return the three numbers on the axis: at a fifth, a half and four fifths of the range. */
export function threeNumbers([low, high]: readonly [number, number]): number[] {
  return [0.2, 0.5, 0.8].map((share) => round(low + share * (high - low)));
}

const round = (value: number): number => Math.round(value * 10) / 10;
