/** Everything a person has, as files. */
import type { CheckIn } from "../checkins/model";
import type { Uptake } from "../interventions/uptake";

const RESPONSE = ["checkin", "completed_at", "instrument", "version", "item", "value"]; // as the server's own files
const UPTAKE = [
  "intervention",
  "status",
  "started_on",
  "ended_on",
  "helped",
  "note",
  "for_child",
  "changed_at",
] as const;
const MARK = "\ufeff"; // in front, else Excel takes the letters of UTF-8 for those of Windows
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/; // how a cell starts that a spreadsheet would carry out: OWASP CSV Injection
const WITHIN = /([;\r\n])(?=[=+\-@＝＋－＠])/g; // where Excel may end a cell: backend/welnu/accounts/spreadsheet.py says when

/** Return one row a response. */
export function responsesCsv(checkins: readonly CheckIn[]): string {
  const rows = checkins.flatMap(({ id, completed_at, administrations }) =>
    administrations.flatMap(({ instrument, version, responses }) =>
      Object.entries(responses).map(([item, value]) => [id, completed_at, instrument, version, item, value]),
    ),
  );
  return csv([RESPONSE, ...rows]);
}

/** Return one row an uptake. */
export const uptakesCsv = (uptakes: readonly Uptake[]): string =>
  csv([["uptake", ...UPTAKE], ...uptakes.map((one) => [one.id, ...UPTAKE.map((column) => one[column])])]);

export type Cell = string | number | boolean | null;

/** Return rows as CSV (RFC 4180). */
export const csv = (rows: Cell[][]): string => MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

function cell(value: Cell): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = value.replace(WITHIN, "$1'");
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Offer `contents` as a download. */
export function saveFile(name: string, type: string, contents: BlobPart): void {
  const url = URL.createObjectURL(new Blob([contents], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // a slow phone may still be reading
}
