import { t } from "../i18n";
import { heightAt, line, type Wave, water } from "../ui/wave";

const WIDTH = 390;
const EDGE = 6; // drawn beyond both sides, so that no edge shows
const FIRST = 32.5;
const LAST = 357.5;
const BACK: Wave = { mean: 20, height: 5, length: 256, crest: 42 };
const FRONT: Wave = { mean: 31.5, height: 7, length: 318, crest: 7 };

const whole = [-EDGE, WIDTH + EDGE] as const;
const behind = line(BACK, ...whole);
const far = water(BACK, ...whole, 64);
const near = water(FRONT, ...whole, 66);

interface DriftProps {
  /** The question someone is at, from 0; `total` once all are behind. */
  position: number;
  total: number;
}

/** How far along a questionnaire is: the waterline with a point for each question still to come, and the dot. */
export function Drift({ position, total }: DriftProps) {
  const at = Math.min(position, total - 1);
  const x = placeOf(at, total);
  const ahead = Array.from({ length: total - 1 - at }, (_, n) => placeOf(at + 1 + n, total));
  return (
    <svg class="drift" viewBox={`0 0 ${WIDTH} 64`} {...progress(at + 1, total)}>
      <path class="t-mid" d={far} />
      <path class="t-near" d={near} />
      <path
        class="drift-done"
        d={behind}
        pathLength="100"
        style={{ strokeDashoffset: 100 - (100 * (x + EDGE)) / (WIDTH + 2 * EDGE) }}
      />
      {ahead.map((dot) => (
        <circle key={dot} class="drift-ahead" cx={dot} cy={heightAt(BACK, dot)} r="2.4" />
      ))}
      <circle class="drift-now" r="12" style={{ transform: `translate(${x}px, ${heightAt(BACK, x)}px)` }} />
    </svg>
  );
}

/** Where question `position` of `total` lies on the line. */
function placeOf(position: number, total: number): number {
  return total === 1 ? WIDTH / 2 : FIRST + (position * (LAST - FIRST)) / (total - 1);
}

function progress(now: number, total: number) {
  const label = t("checkins.question-of", { number: now, total });
  return {
    role: "progressbar" as const,
    "aria-valuemin": 1,
    "aria-valuemax": total,
    "aria-valuenow": now,
    "aria-label": label,
  };
}
