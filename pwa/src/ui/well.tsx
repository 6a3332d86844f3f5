const CENTRE = 12;
const RADIUS = 8.2; // of the water, inside a ring of 10.6

interface WellProps {
  /** 0 empty … 1 full; null: not known, drawn dashed. */
  level: number | null;
}

/** Our own sign for "how much": a round well filled to a level. The word always stands beside it. */
export function Well({ level }: WellProps) {
  return (
    <svg class="well" viewBox="0 0 24 24" aria-hidden="true">
      <circle class="ring" cx={CENTRE} cy={CENTRE} r="10.6" stroke-dasharray={level === null ? "2.4 3.2" : undefined} />
      {level !== null && level >= 1 && <circle class="lvl" cx={CENTRE} cy={CENTRE} r={RADIUS} />}
      {level !== null && level > 0 && level < 1 && <path class="lvl" d={water(level)} />}
    </svg>
  );
}

/** Return the part of the circle below `level`, 0 < level < 1. */
export function water(level: number): string {
  const y = CENTRE + RADIUS * (1 - 2 * level);
  const half = Math.sqrt(RADIUS ** 2 - (y - CENTRE) ** 2);
  const large = level > 0.5 ? 1 : 0;
  const [left, right] = [CENTRE - half, CENTRE + half].map((x) => x.toFixed(2));
  return `M${left} ${y.toFixed(2)}A${RADIUS} ${RADIUS} 0 ${large} 0 ${right} ${y.toFixed(2)}Z`;
}
