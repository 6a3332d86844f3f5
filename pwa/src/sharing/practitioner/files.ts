/** Files for a practitioner, fetched when they are wanted and kept nowhere by this app. */
import type { Result } from "../../accounts/model";
import { saveFile } from "../../accounts/takeaway";
import { language } from "../../i18n";
import { whileHere } from "./asking";

export type Kind = "csv" | "fhir";

const PATIENCE_MS = 30_000;
const FILES = {
  csv: { path: "summary.csv", name: "welnu-summary.csv", type: "text/csv" },
  fhir: { path: "fhir.json", name: "welnu-summary.fhir.json", type: "application/fhir+json" },
};

/** Offer one of the files as a download; one that is closed meanwhile is refused like any other look. */
export function download(grant: string, kind: Kind): Promise<Result<object>> {
  const { path, name, type } = FILES[kind];
  const asked = kind === "fhir" ? `?language=${language.value}` : "";
  return save(`/api/sharing/people/${encodeURIComponent(grant)}/${path}${asked}`, name, type);
}

/** Offer everything that is stored of the practitioner. */
export const downloadMine = (): Promise<Result<object>> =>
  save("/api/accounts/practitioners/me/export", "welnu-work.json", "application/json");

async function save(url: string, name: string, type: string): Promise<Result<object>> {
  const signal = AbortSignal.any([whileHere(), AbortSignal.timeout(PATIENCE_MS)]);
  const options = { credentials: "same-origin", redirect: "error", cache: "no-store", signal } as const;
  try {
    const response = await fetch(url, options);
    if (!response.ok) return { ok: false, error: await errorOf(response), fields: {} };
    saveFile(name, type, await response.blob());
    return { ok: true };
  } catch {
    return { ok: false, error: "offline.unreachable", fields: {} };
  }
}

async function errorOf(response: Response): Promise<string> {
  const { error } = await response.json().catch(() => ({}));
  return typeof error === "string" ? error : "offline.busy";
}
