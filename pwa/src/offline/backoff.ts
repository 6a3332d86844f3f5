const FIRST_S = 2;
const LONGEST_S = 300;

/** Return after how many seconds to try again.
 *
 * failures: how often in a row it went wrong, >= 1
 * chance: 0 <= chance < 1, so that phones that lost the same server do not all come back at once
 * after: seconds the server asked for, or null
 * Half of the time is fixed, half is chance ("equal jitter"), doubling up to five minutes.
 * Source: M. Brooker, Exponential backoff and jitter, AWS Architecture Blog 2015.
 */
export function delay(failures: number, chance: number, after: number | null): number {
  const most = Math.min(LONGEST_S, FIRST_S * 2 ** (failures - 1));
  return Math.max(after ?? 0, 0) + (most / 2) * (1 + chance);
}
