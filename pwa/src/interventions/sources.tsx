import { formatDate, t } from "../i18n";
import type { Intervention } from "./intervention";

/** What all of this rests on. */
export function Sources({ entry }: { entry: Intervention }) {
  const { lines, evidence, availability, access, url_lines, checked_on, for: audience } = entry;
  const all = [lines, evidence.lines, availability.lines, access.lines, url_lines, audience.ages?.lines ?? []].flat();
  const sorted = [...new Set(all)].sort((one, other) => one - other);
  return (
    <section class="sources">
      <h2>{t("interventions.source")}</h2>
      <p class="small">{t("interventions.source-what")}</p>
      {evidence.quote && <p class="small">{t("interventions.source-quote", { quote: evidence.quote })}</p>}
      <p class="small soft">
        {t("interventions.source-lines", { count: sorted.length, lines: ranges(sorted) })}{" "}
        {t("interventions.checked-on", { date: formatDate(checked_on, "date") })}
      </p>
    </section>
  );
}

/** Return "464, 466–467". */
function ranges(lines: readonly number[]): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
