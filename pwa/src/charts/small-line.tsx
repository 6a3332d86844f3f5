import { useRef } from "preact/hooks";
import { type Drawing, frame } from "./frame";
import { Band, Line, Now } from "./parts";
import { useSize } from "./use-size";

interface SmallLineProps extends Drawing {
  name: string;
  /** How it stands, in a word or two. */
  word: string;
}

const HEIGHT = 62; // pixels

/** One of several small charts on the same scale: a name, a line, a word. */
export function SmallLine({ name, word, ...drawing }: SmallLineProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width } = useSize(ref);
  const place = frame(drawing, width, HEIGHT, { left: 2, right: 9, top: 6, bottom: 6 });
  return (
    <div class="small-line">
      <p>
        <b>{name}</b> <span>{word}</span>
      </p>
      <div class="chart-box" ref={ref}>
        <svg
          class="chart"
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={`${name}: ${word}`}
        >
          <g class="c-appear">
            <Band band={drawing.band} place={place} />
            <Line {...drawing} place={place} />
          </g>
          <Now point={drawing.line.at(-1)} place={place} r={5} />
        </svg>
      </div>
    </div>
  );
}
