/**
 * Is the difference between two administrations more than measurement error?
 *
 * The same rules stand in backend/welnu/trends/change.py; both are tested on tests/cases/trends/.
 */
export type Change = "more" | "same" | "less";

/** Of a reference population: `sd` in points of the scale, > 0; reliability, 0 <= reliability < 1. */
export type Reference = { sd: number; reliability: number };

export const CERTAIN = 1.96; // two-sided p < .05 under the normal distribution

/**
 * Return the reliable change index: change in units of its standard error. Beyond ±1.96, a change this large
 * is unlikely (p < .05) to be measurement error alone. Source: Jacobson & Truax 1991,
 * doi:10.1037/0022-006X.59.1.12
 */
export function reliableChange(before: number, after: number, { sd, reliability }: Reference): number {
  if (!(sd > 0 && reliability >= 0 && reliability < 1)) {
    throw new RangeError(`sd ${sd} must be > 0 and reliability ${reliability} in [0, 1)`);
  }
  return (after - before) / (sd * Math.sqrt(2 * (1 - reliability)));
}

/** Return whether the score is reliably more or less, or null where that cannot be said. */
export function change(
  before: number | null | undefined,
  after: number | null | undefined,
  reference: Reference | null | undefined,
): Change | null {
  if (before == null || after == null || reference == null) return null;
  const index = reliableChange(before, after, reference);
  if (Math.abs(index) < CERTAIN) return "same";
  return index > 0 ? "more" : "less";
}
