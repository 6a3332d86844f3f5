/** Lines and bands as SVG paths. */
import { area, curveMonotoneX, line } from "d3-shape";
import { type Point, pieces } from "../trends/series";
import type { Edge, Frame } from "./frame";

/** Return one path for every stretch without a gap; a day alone becomes a dot of the line's own width. */
export function linePaths(points: readonly Point[], step: number, { x, y }: Frame): string[] {
  const draw = line<Point>(
    ({ on }) => x(on),
    ({ mean }) => y(mean),
  )
    .curve(curveMonotoneX)
    .digits(1);
  return pieces(points, step).map((piece) => (piece.length > 1 ? draw(piece)! : dot(piece[0]!, x, y)));
}

/** Return the fill and the two edges of a band. */
export function bandPaths(band: readonly Edge[], { x, y }: Frame): { fill: string; edges: [string, string] } {
  const draw = area<Edge>()
    .x(({ on }) => x(on))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .curve(curveMonotoneX)
    .digits(1);
  const edges = [draw.lineY0(), draw.lineY1()].map((edge) => edge.digits(1)([...band]) ?? "");
  return { fill: draw([...band]) ?? "", edges: edges as [string, string] };
}

function dot({ on, mean }: Point, x: Frame["x"], y: Frame["y"]): string {
  return `M${x(on)},${y(mean)}h0`;
}
