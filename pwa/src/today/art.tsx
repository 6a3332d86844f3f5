import { water } from "../ui/wave";

const WIDTH = 390;
const FLOOR = 300; // below every drawing
const pool = water({ mean: 86, height: 5, length: 300, crest: 60 }, -6, WIDTH + 6, FLOOR);
const near = water({ mean: 146, height: 6, length: 330, crest: 150 }, -6, WIDTH + 6, FLOOR);
const last = water({ mean: 184, height: 9, length: 350, crest: 90 }, -6, WIDTH + 6, FLOOR);
const shore = water({ mean: 16, height: 8, length: 370, crest: 230 }, -6, WIDTH + 6, 44);

/** The dot rising from the water. */
export function Sunrise() {
  return (
    <div class="sunrise" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} 232`} preserveAspectRatio="xMaxYMin slice">
        <path class="far" d={pool} />
        <g class="rings">
          <ellipse cx="272" cy="95" rx="104" ry="13" />
          <ellipse cx="272" cy="99" rx="158" ry="22" opacity=".7" />
          <ellipse cx="272" cy="105" rx="220" ry="34" opacity=".45" />
        </g>
        <path class="sun" d="M196 87a76 76 0 0 1 152 0c0 8-34 13-76 13s-76-5-76-13Z" />
        <path class="near" d={near} />
        <path class="last" d={last} />
      </svg>
    </div>
  );
}

/** Where the deep water begins. */
export function Shore() {
  return (
    <svg class="shoreline" viewBox={`0 0 ${WIDTH} 44`} preserveAspectRatio="none" aria-hidden="true">
      <path d={shore} />
    </svg>
  );
}
