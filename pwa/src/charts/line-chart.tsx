import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { formatNumber } from "../i18n";
import type { Day, Point } from "../trends/series";
import { ticks } from "./dates";
import { type Drawing, type Frame, frame, type Mark, type Phase, threeNumbers } from "./frame";
import { MarkLines } from "./mark-lines";
import { placed, rowsOf } from "./marks";
import { Band, Gaps, Line, Now } from "./parts";
import { useSize } from "./use-size";

/** The day that someone looks at, and its value if it has one. */
export type Picked = { on: Day; value: number | null | undefined };

interface LineChartProps extends Drawing {
  /** What the chart says: its name for who does not see it. */
  sentence: string;
  /** The time before, as a ring. */
  before?: Point;
  marks?: readonly Mark[];
  phases?: readonly Phase[];
  picked?: Picked;
  /** What lies over the chart and takes taps and keys. */
  children?: (frame: Frame) => ComponentChildren;
}

const HEIGHT = { least: 10, most: 13.5, ofWidth: 0.62 }; // rem, and a share of the width between them
const TICK_WIDTH = 4; // rem between two names on the axis
const ROW = 1.5; // rem; a name above the chart
const LETTER = 0.46; // rem; a letter of such a name, on average

/** A line in time, with its numbers and dates. */
export function LineChart({ sentence, before, marks = [], phases = [], picked, children, ...drawing }: LineChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, rem } = useSize(ref);
  const digits = Math.max(...threeNumbers(drawing.range).map((value) => formatNumber(value).length));
  const sides = { left: (1 + 0.55 * digits) * rem, right: 10, bottom: 1.9 * rem };
  const named = placed(marks, frame(drawing, width, 0, { ...sides, top: 0 }), LETTER * rem);
  const rows = rowsOf(named) + (phases.length > 0 ? 1 : 0);
  const height = Math.min(HEIGHT.most * rem, Math.max(HEIGHT.least * rem, HEIGHT.ofWidth * width)) + rows * ROW * rem;
  const place = frame(drawing, width, height, { ...sides, top: (0.75 + rows * ROW) * rem });
  return (
    <div class="chart-box" ref={ref}>
      <svg
        class="chart"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        style={{ "--drawn": width }}
        role="img"
        aria-label={sentence}
      >
        {phases.map((phase) => (
          <PhaseColumn key={phase.first} {...phase} place={place} />
        ))}
        <Grid range={drawing.range} place={place} />
        <Dates drawing={drawing} place={place} apart={(TICK_WIDTH * rem) / (place.right - place.left)} />
        <g class="c-appear">
          <Band band={drawing.band} place={place} edges />
          {drawing.days?.map(({ on, mean }) => (
            <circle key={on} class="c-day" cx={place.x(on)} cy={place.y(mean)} r={1.7} />
          ))}
          <Line {...drawing} place={place} />
        </g>
        <Gaps gaps={drawing.gaps} place={place} />
        <MarkLines marks={named} place={place} rowHeight={ROW * rem} above={phases.length > 0 ? 1 : 0} />
        {picked && <PickedLine {...picked} place={place} />}
        {before && <circle class="c-before" cx={place.x(before.on)} cy={place.y(before.mean)} r={7.5} />}
        <Now point={drawing.line.at(-1)} place={place} r={7.5} />
      </svg>
      {children?.(place)}
    </div>
  );
}

function Grid({ range, place }: { range: Drawing["range"]; place: Frame }) {
  return (
    <>
      {threeNumbers(range).map((value) => (
        <g key={value}>
          <line class="c-grid" x1={place.left} x2={place.right} y1={place.y(value)} y2={place.y(value)} />
          <text x={0} y={place.y(value)} dominant-baseline="central">
            {formatNumber(value)}
          </text>
        </g>
      ))}
    </>
  );
}

function Dates({ drawing, place, apart }: { drawing: Drawing; place: Frame; apart: number }) {
  return (
    <>
      {ticks(drawing.span, apart).map(({ on, label }) => {
        const share = (place.x(on) - place.left) / (place.right - place.left);
        const anchor = share < 0.06 ? "start" : share > 0.94 ? "end" : "middle";
        return (
          <g key={on}>
            <line class="c-tick" x1={place.x(on)} x2={place.x(on)} y1={place.bottom + 3} y2={place.bottom + 7} />
            <text x={place.x(on)} y={place.height - 3} text-anchor={anchor}>
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}

function PhaseColumn({ first, last, name, place }: Phase & { place: Frame }) {
  const [from, to] = [place.x(first), place.x(last)];
  return (
    <>
      <rect class="c-phase" x={from} y={place.top} width={Math.max(1, to - from)} height={place.bottom - place.top} />
      <text x={(from + to) / 2} y={place.top - 8} text-anchor="middle">
        {name}
      </text>
    </>
  );
}

function PickedLine({ on, value, place }: Picked & { place: Frame }) {
  return (
    <g class="c-picked">
      <line x1={place.x(on)} x2={place.x(on)} y1={place.top} y2={place.bottom} />
      {value != null && <circle cx={place.x(on)} cy={place.y(value)} r={4.5} />}
    </g>
  );
}
