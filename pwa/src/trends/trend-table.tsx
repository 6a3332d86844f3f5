import { formatDate, formatNumber, t } from "../i18n";
import { type Day, type Grouping, utc } from "./series";
import type { Row } from "./view";

interface TrendTableProps {
  name: string;
  columns: readonly string[];
  rows: readonly Row[];
  by: Grouping;
  /** What began and ended when: a column of its own, where there is any. */
  turns?: ReadonlyMap<Day, string[]>;
}

/** The chart in numbers, the latest first. */
export function TrendTable({ name, columns, rows, by, turns = new Map() }: TrendTableProps) {
  const caption = t("trends.table-caption", { name });
  const all = withTurns(rows, turns, columns.length);
  if (all.length === 0) return <p class="small soft">{t("trends.nothing-here")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="table-box" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`trends.column-${by}`)}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {turns.size > 0 && <th scope="col">{t("trends.help-column")}</th>}
          </tr>
        </thead>
        <tbody>
          {all.toReversed().map((row) => (
            <tr key={row.on}>
              <th scope="row">{rowName(row.on, by)}</th>
              {row.means.map((mean, index) => (
                <td key={columns[index]}>{mean === null ? "–" : formatNumber(mean)}</td>
              ))}
              {turns.size > 0 && <td class="words">{turns.get(row.on)?.join("; ")}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Return the rows, and one for each time at which something began or ended and nothing was answered. */
function withTurns(rows: readonly Row[], turns: ReadonlyMap<Day, string[]>, columns: number): Row[] {
  const known = new Set(rows.map(({ on }) => on));
  const empty = { means: Array<null>(columns).fill(null), days: 0 };
  const added = [...turns.keys()].filter((on) => !known.has(on)).map((on) => ({ on, at: on, ...empty }));
  return [...rows, ...added].sort((one, other) => one.on - other.on);
}

function rowName(on: Day, by: Grouping): string {
  return formatDate(utc(on), by === "month" ? "month" : "short", "UTC");
}
