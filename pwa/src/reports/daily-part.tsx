import { useMemo, useState } from "preact/hooks";
import { LineChart } from "../charts/line-chart";
import { SmallLine } from "../charts/small-line";
import { formatNumber, language, t } from "../i18n";
import { nameOf } from "../interventions/name";
import { ViewSwitch } from "../trends/daily-trend";
import { turnsOf } from "../trends/help";
import { TrendTable } from "../trends/trend-table";
import { groupingOf, rowsOf, sharedRange } from "../trends/view";
import { dailyWord } from "../trends/words";
import { barsOf, DAILY, dailyLines, lastOn, marksOf, partOf } from "./drawn";
import { dailySentences, spoken } from "./lead";
import { PartTitle } from "./levels";
import type { Summary } from "./model";
import { Signs } from "./signs";
import { day, nameOfInstrument } from "./wording";

/** The daily check-in: mood large, the rest small, all on one scale; or how the last day was, where no trend is told. */
export function DailyPart({ summary }: { summary: Summary }) {
  const part = partOf(summary, DAILY);
  if (!part) return null;
  return part.series ? <Trend summary={summary} /> : <LastDay summary={summary} />;
}

function Trend({ summary }: { summary: Summary }) {
  const [asTable, setAsTable] = useState(false);
  const lines = useMemo(() => dailyLines(summary), [summary, language.value]);
  const [main, ...others] = lines;
  if (!main) return null;
  const { span, range } = main.drawing;
  const by = groupingOf(span);
  const marks = marksOf(summary, span, nameOf);
  const rows = rowsOf(
    lines.map(({ days }) => days),
    span,
  );
  const shared = sharedRange(others.map(({ drawing }) => drawing));
  const [low, high] = range.map((value) => formatNumber(value));
  const sentence = `${main.name}. ${spoken(dailySentences(summary))}`;
  return (
    <section class={asTable ? "as-table" : ""}>
      <PartTitle aside={`${main.name}, ${t("reports.range", { low: low!, high: high! })}`}>
        {nameOfInstrument(DAILY)}
      </PartTitle>
      <div class="drawn">
        <LineChart {...main.drawing} {...{ sentence, marks }} />
        <div class="multi">
          {others.map(({ scale, name, days, drawing }) => (
            <SmallLine key={scale} name={name} word={dailyWord(days, drawing.range)} {...drawing} range={shared} />
          ))}
        </div>
      </div>
      {asTable && (
        <TrendTable
          name={nameOfInstrument(DAILY)}
          columns={lines.map(({ name }) => name)}
          turns={turnsOf(marks, by, span)}
          {...{ rows, by }}
        />
      )}
      <div class="under">
        <Signs drawing={main.drawing} />
        <ViewSwitch asTable={asTable} onChange={setAsTable} />
      </div>
    </section>
  );
}

function LastDay({ summary }: { summary: Summary }) {
  const part = partOf(summary, DAILY)!;
  const on = lastOn(part);
  return (
    <section>
      <PartTitle aside={on && t("reports.last-on", { date: day(on, summary.period.to) })}>
        {nameOfInstrument(DAILY)}
      </PartTitle>
      <dl>
        {barsOf(part).map(({ scale, name, now, maximum }) => (
          <div key={scale}>
            <dt>{name}</dt>
            <dd>{now === null ? "–" : t("reports.of", { score: formatNumber(now), maximum })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
