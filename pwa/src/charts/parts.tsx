/** What every chart is drawn with: the band, the line, the gaps, and the dot. */
import type { Point } from "../trends/series";
import type { Drawing, Frame } from "./frame";
import { bandPaths, linePaths } from "./paths";

interface Placed {
  place: Frame;
}

/** Water: what is usual. */
export function Band({ band = [], place, edges }: Pick<Drawing, "band"> & Placed & { edges?: boolean }) {
  return (
    <>
      {band.map((piece) => {
        const paths = bandPaths(piece, place);
        return (
          <g key={piece[0]?.on}>
            <path class="c-band" d={paths.fill} />
            {edges && paths.edges.map((edge) => <path key={edge} class="c-bandedge" d={edge} />)}
          </g>
        );
      })}
    </>
  );
}

/** The line stops where answers are missing. */
export function Line({ line, step, rings, place }: Pick<Drawing, "line" | "step" | "rings"> & Placed) {
  return (
    <>
      {linePaths(line, step, place).map((path) => (
        <path key={path} class="c-line" d={path} />
      ))}
      {rings &&
        line.map(({ on, mean }) => <circle key={on} class="c-pt" cx={place.x(on)} cy={place.y(mean)} r={rings} />)}
    </>
  );
}

/** A short dashed stroke on the floor: a time without answers. */
export function Gaps({ gaps = [], place }: Pick<Drawing, "gaps"> & Placed) {
  return (
    <>
      {gaps.map(({ first, last }) => (
        <line
          key={first}
          class="c-gap"
          x1={Math.max(place.left, place.x(first - 0.5))}
          x2={place.x(last + 0.5)}
          y1={place.bottom - 1}
          y2={place.bottom - 1}
        />
      ))}
    </>
  );
}

/** The dot: the last value. */
export function Now({ point, place, r }: Placed & { point: Point | undefined; r: number }) {
  return point ? <circle class="c-now" cx={place.x(point.on)} cy={place.y(point.mean)} r={r} /> : null;
}
