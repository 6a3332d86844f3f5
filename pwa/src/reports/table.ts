import { dayOf } from "../trends/series";
import type { Row } from "../trends/view";
import type { InstrumentSummary } from "./model";
import { nameOfScale } from "./wording";

/** Return the scores of a questionnaire as a table: a column for each scale, a row for each day. */
export function tableOf({ instrument, version, series = [] }: InstrumentSummary): { columns: string[]; rows: Row[] } {
  const days = [...new Set(series.flatMap(({ points }) => points.map(([on]) => on)))].sort();
  const means = (on: string) => series.map(({ points }) => points.find(([day]) => day === on)?.[1] ?? null);
  return {
    columns: series.map(({ scale }) => nameOfScale(instrument, version, scale)),
    rows: days.map((on) => ({ on: dayOf(on), at: dayOf(on), days: 1, means: means(on) })),
  };
}
