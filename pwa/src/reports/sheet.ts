/** A summary as rows for spreadsheet programs: the same as backend/welnu/reports/sheet.py. */
import { type Cell, csv } from "../accounts/takeaway.ts";
import { category, scores } from "../scoring/index.ts";
import type { Answers, Find, Summary } from "./model";

const COLUMNS = ["on", "instrument", "version", "part", "name", "value"];

/** Return what `summary` holds of answers, notes and uptakes as CSV. */
export function sheet(summary: Summary, find: Find): string {
  const tried = (summary.uptakes ?? []).flatMap(({ started_on, ended_on, status, intervention, helped, note }) => {
    const on = started_on ?? ended_on;
    const row: Cell[] = [on, null, null, status, intervention, helped];
    return note ? [row, [on, null, null, "note", intervention, note]] : [row];
  });
  return csv([
    COLUMNS,
    ...(summary.answers ?? []).flatMap((answer) => rows(answer, find)),
    ...(summary.notes ?? []).map(({ on, note }) => [on, null, null, "note", null, note]),
    ...tried,
  ]);
}

function rows({ on, instrument: id, version, responses, tags }: Answers, find: Find): Cell[][] {
  const instrument = find(id, version);
  const places = new Map(instrument?.items.map((item, place) => [item.id, place]));
  const place = (item: string) => places.get(item) ?? places.size;
  const items = Object.keys(responses).sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
  const parts: Cell[][] = items.map((item) => ["response", item, responses[item]!]);
  if (instrument) {
    for (const [scale, value] of Object.entries(scores(instrument, responses))) {
      if (value !== null) parts.push(["score", scale, value]);
    }
    const found = category(instrument, responses);
    if (found) parts.push(["category", null, found]);
  }
  parts.push(...tags.map((tag) => ["tag", null, tag]));
  return parts.map((part) => [on, id, version, ...part]);
}
