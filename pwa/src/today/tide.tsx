import { formatDate, t } from "../i18n";
import { utc } from "../trends/series";
import { water } from "../ui/wave";
import type { Tide as Days } from "./days";
import { drawing, HEIGHT, labelPlace, WATERLINE, WIDTH, xOf } from "./drawing";

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)}%`;
const sea = (mean: number, crest: number) => water({ mean, height: 6, length: 260, crest }, -6, WIDTH + 6, HEIGHT + 2);
const near = water({ mean: WATERLINE, height: 4.5, length: 230, crest: 10 }, -6, WIDTH + 6, HEIGHT + 2);

/** The last fourteen days of how someone was: their usual is the water, the dot is now. */
export function Tide({ tide }: { tide: Days }) {
  const drawn = drawing(tide);
  const { far, mid, line, days, now } = drawn;
  const label = tide.usual && labelPlace(drawn);
  return (
    <figure class="tide" role="img" aria-label={sentence(tide)}>
      <div class="water">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path class="t-far" d={sea(far, 190)} />
          <path class="t-mid" d={sea(mid, 70)} />
          <path class="t-near" d={near} />
          <g class="t-line">
            {line.map((path) => (
              <path key={path} d={path} />
            ))}
            {days.map(({ x, y, answered }) => (
              <circle key={x} class={answered ? "t-day" : "t-open"} cx={x} cy={y} r={answered ? 3.1 : 2.6} />
            ))}
          </g>
          <line class="t-drop" x1={now.x} x2={now.x} y1={now.y + 20} y2={WATERLINE} />
          <circle class="t-now" cx={now.x} cy={now.y} r="14.5" />
        </svg>
        {label && (
          <span class="usual" aria-hidden="true" style={{ top: share(label, HEIGHT) }}>
            {t("today.usual-for-you")}
          </span>
        )}
      </div>
      <div class="letters" aria-hidden="true">
        {tide.days.map(({ on }, n) => (
          <span key={on} style={{ left: share(xOf(n, tide.days.length), WIDTH) }}>
            {on === tide.days.at(-1)!.on ? t("today.now") : formatDate(utc(on), "letter", "UTC")}
          </span>
        ))}
      </div>
    </figure>
  );
}

function sentence({ days }: Days): string {
  const missing = days.slice(0, -1).filter(({ mean }) => mean === null).length;
  return t("today.tide-label", { days: days.length, missing, today: days.at(-1)!.mean === null ? "open" : "done" });
}
