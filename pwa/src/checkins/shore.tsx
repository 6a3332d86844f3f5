import { type Wave, water } from "../ui/wave";

const FAR: Wave = { mean: 15.8, height: 4.4, length: 300, crest: 20 };
const MIDDLE: Wave = { mean: 25.5, height: 4.4, length: 240, crest: 236 };
const NEAR: Wave = { mean: 36.5, height: 5.6, length: 200, crest: 152 };

const over = [-6, 396, 48] as const;
const waves = [FAR, MIDDLE, NEAR].map((wave) => water(wave, ...over));

/** Where the sky of a moment meets the water. */
export function Shore() {
  const [far, middle, near] = waves;
  return (
    <svg class="shore" viewBox="0 0 390 46" preserveAspectRatio="none" aria-hidden="true">
      <path class="t-far" d={far} />
      <path class="t-mid" d={middle} />
      <path class="t-near" d={near} />
    </svg>
  );
}
