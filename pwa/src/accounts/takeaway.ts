/** Everything a person has, as files. */
import type { CheckIn } from "../checkins/model";

const COLUMNS = ["checkin", "completed_at", "instrument", "version", "item", "value"]; // as the server's own file
const FORMULA = /^[=+\-@\t\r]/; // how a cell starts that a spreadsheet would carry out: OWASP CSV Injection

/** Return one row a response, as CSV (RFC 4180). */
export function csv(checkins: readonly CheckIn[]): string {
  const rows = checkins.flatMap(({ id, completed_at, administrations }) =>
    administrations.flatMap(({ instrument, version, responses }) =>
      Object.entries(responses).map(([item, value]) => [id, completed_at, instrument, version, item, value]),
    ),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Offer `text` as a download. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // a slow phone may still be reading
}
