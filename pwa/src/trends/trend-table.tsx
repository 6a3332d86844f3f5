import { formatDate, formatNumber, t } from "../i18n";
import { type Day, type Grouping, utc } from "./series";
import type { Row } from "./view";

interface TrendTableProps {
  name: string;
  columns: readonly string[];
  rows: readonly Row[];
  by: Grouping;
}

/** The chart in numbers, the latest first. */
export function TrendTable({ name, columns, rows, by }: TrendTableProps) {
  const caption = t("trends.table-caption", { name });
  if (rows.length === 0) return <p class="small soft">{t("trends.nothing-here")}</p>;
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
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.on}>
              <th scope="row">{rowName(row.on, by)}</th>
              {row.means.map((mean, index) => (
                <td key={columns[index]}>{mean === null ? "–" : formatNumber(mean)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowName(on: Day, by: Grouping): string {
  return formatDate(utc(on), by === "month" ? "month" : "short", "UTC");
}
