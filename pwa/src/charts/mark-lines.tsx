import type { Frame } from "./frame";
import type { Placed } from "./marks";

interface MarkLinesProps {
  marks: readonly Placed[];
  place: Frame;
  /** The height of a row of names, in pixels, and how many rows lie between them and the chart. */
  rowHeight: number;
  above: number;
}

/** Something that was begun: an upright with its name, a stroke for as long as it lasts, and a dashed upright at its end. */
export function MarkLines({ marks, place, rowHeight, above }: MarkLinesProps) {
  const top = (row: number | null) => (row === null ? place.top : place.top - 5 - (row + above) * rowHeight);
  return (
    <>
      {marks.map(({ mark, row, from, until, begins, ends }) => (
        <g key={`${mark.on} ${mark.name}`}>
          {begins && <line class="c-mark" x1={from} x2={from} y1={top(row)} y2={place.bottom} />}
          {ends && <line class="c-mark c-end" x1={until} x2={until} y1={top(row)} y2={place.bottom} />}
          {row !== null && <line class="c-mark" x1={from} x2={until} y1={top(row)} y2={top(row)} />}
        </g>
      ))}
      {marks.map(
        ({ mark, row, name, textAt, anchor }) =>
          row !== null && (
            <text key={`${mark.on} ${mark.name}`} class="big c-name" x={textAt} y={top(row) - 6} text-anchor={anchor}>
              {name}
            </text>
          ),
      )}
    </>
  );
}
