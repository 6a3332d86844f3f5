import { encode } from "uqr";

const QUIET = 4; // modules around it, as ISO/IEC 18004 asks

/** Return which modules are dark, row by row. */
export const modules = (text: string): boolean[][] => encode(text, { ecc: "M", border: QUIET }).data;

/** A QR code: always dark on white, for that is what readers know. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = modules(text);
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path d={rows.map(stretches).join("")} />
    </svg>
  );
}

/** Return the dark stretches of row `y` as a path. */
const stretches = (row: readonly boolean[], y: number): string =>
  row.map((isDark, x) => (isDark && !row[x - 1] ? `M${x} ${y}h${endOf(row, x) - x}v1H${x}z` : "")).join("");

function endOf(row: readonly boolean[], x: number): number {
  const end = row.indexOf(false, x);
  return end < 0 ? row.length : end;
}
