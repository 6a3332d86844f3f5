import type { CheckIn } from "../checkins/model";
import { tagWord, textsOf } from "../checkins/wording";
import { formatDate, formatNumber, language, t } from "../i18n";
import { instrument } from "../instruments";
import type { Answer } from "./answers";
import type { Grouping } from "./series";
import { groupName } from "./stops";
import type { Row } from "./view";

interface DayPanelProps {
  row: Row | undefined;
  lines: readonly { name: string }[];
  answers: readonly Answer[];
  by: Grouping;
  /** What began and ended in it. */
  turns: readonly string[] | undefined;
}

/** One day of the chart: what was answered, what played a part, and what was written; of a week, the means. */
export function DayPanel({ row, lines, answers, by, turns }: DayPanelProps) {
  if (!row) return <p class="small soft">{t(`trends.hint-${by}`)}</p>;
  const made = by === "day" ? answers.filter(({ on }) => on === row.on) : [];
  return (
    <div class="panel day-panel">
      <h2>{groupName(row.on, by)}</h2>
      {by !== "day" && <p class="micro soft">{t("trends.mean-of", { days: row.days })}</p>}
      <dl>
        {lines.map(({ name }, index) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{row.means[index] == null ? "–" : formatNumber(row.means[index])}</dd>
          </div>
        ))}
      </dl>
      {turns && <p class="small">{turns.join(" · ")}</p>}
      {made.map(({ checkin }) => (
        <Sitting key={checkin.id} checkin={checkin} alone={made.length === 1} />
      ))}
    </div>
  );
}

function Sitting({ checkin, alone }: { checkin: CheckIn; alone: boolean }) {
  const tags = textsOf(instrument("daily")!, language.value)?.tags;
  return (
    <div class="sitting">
      {!alone && (
        <p class="micro soft">
          {t("trends.at", { time: formatDate(checkin.completed_at, "time", checkin.time_zone) })}
        </p>
      )}
      {checkin.tags.length > 0 && <p class="small">{checkin.tags.map((tag) => tagWord(tags, tag)).join(" · ")}</p>}
      {checkin.note && <blockquote class="small">{checkin.note}</blockquote>}
      <a class="link" href={`/result/${checkin.id}`}>
        {t("trends.see-checkin")}
      </a>
    </div>
  );
}
