import { useMemo, useState } from "preact/hooks";
import type { Drawing, Mark } from "../charts/frame";
import { LineChart, type Picked } from "../charts/line-chart";
import { SmallLine } from "../charts/small-line";
import { Stepper } from "../charts/stepper";
import { textsOf } from "../checkins/wording";
import { language, rich, t } from "../i18n";
import { type Instrument, instrument } from "../instruments";
import { type Scale, scoreRange } from "../scoring";
import { Segmented } from "../ui";
import { type Answer, pointsOf } from "./answers";
import { DayPanel } from "./day-panel";
import { tried, triedSentences, turnsOf } from "./help";
import { Key } from "./key";
import type { Day, Point } from "./series";
import { stopsOf } from "./stops";
import { TrendTable } from "./trend-table";
import { drawingOf, groupingOf, REACHES, type Reach, type Row, rowsOf, sharedRange, spanOf } from "./view";
import { dailySentence, dailyWord } from "./words";

/** One scale of the daily check-in: its name, its days, and how they are drawn. */
type Line = { scale: Scale; name: string; days: Point[]; drawing: Drawing };

interface DailyTrendProps {
  answers: readonly Answer[];
  today: Day;
}

/** The daily check-in: mood large, the rest small, all on one scale; each day can be looked into. */
export function DailyTrend({ answers, today }: DailyTrendProps) {
  const [reach, setReach] = useState<Reach>("months");
  const [asTable, setAsTable] = useState(false);
  const [picked, setPicked] = useState<Day>();
  const daily = instrument("daily")!;
  const span = spanOf(reach, answers[0]?.on, today);
  const lines = useMemo(() => linesOf(daily, answers, span), [daily, answers, span.first, span.last, language.value]);
  const rows = useMemo(
    () =>
      rowsOf(
        lines.map(({ days }) => days),
        span,
      ),
    [lines],
  );
  const [main, ...others] = lines;
  const row = rows.find(({ at }) => at === picked);
  const by = groupingOf(span);
  const range = sharedRange(others.map(({ drawing }) => drawing));
  const [key, values] = dailySentence(main!.scale.id, main!.days, today);
  const marks = tried(span);
  const turns = turnsOf(marks, by, span);
  const about = triedSentences(marks, today);
  const choose = (wanted: Reach) => {
    setReach(wanted);
    setPicked(undefined);
  };
  return (
    <section class="trend">
      <Segmented
        label={t("trends.how-far")}
        options={REACHES.map((value) => ({ value, label: t(`trends.reach-${value}`) }))}
        value={reach}
        onChange={choose}
      />
      <p class="lead">{rich(key, values)}</p>
      {asTable ? (
        <TrendTable name={main!.name} columns={lines.map(({ name }) => name)} rows={rows} {...{ by, turns }} />
      ) : (
        <Main
          line={main!}
          rows={rows}
          sentence={`${t(key, values)} ${about}`.trim()}
          marks={marks}
          picked={row && { on: row.at, value: row.means[0] }}
          onPick={setPicked}
        />
      )}
      {about && <p class="small">{about}</p>}
      <div class="under">
        {!asTable && <Key drawing={main!.drawing} />}
        <ViewSwitch asTable={asTable} onChange={setAsTable} />
      </div>
      {!asTable && <DayPanel turns={row && turns.get(row.on)} {...{ row, lines, answers, by }} />}
      {!asTable && (
        <div class="multi">
          {others.map(({ scale, name, days, drawing }) => (
            <SmallLine key={scale.id} name={name} word={dailyWord(days, drawing.range)} {...drawing} range={range} />
          ))}
        </div>
      )}
    </section>
  );
}

interface MainProps {
  line: Line;
  rows: readonly Row[];
  sentence: string;
  marks: readonly Mark[];
  picked: Picked | undefined;
  onPick: (on: Day) => void;
}

function Main({ line: { name, drawing }, rows, sentence, marks, picked, onPick }: MainProps) {
  const by = groupingOf(drawing.span);
  return (
    <LineChart {...{ sentence, marks, picked }} {...drawing}>
      {(place) => (
        <Stepper
          label={t(`trends.step-${by}`, { name })}
          stops={stopsOf(rows, name, by)}
          span={drawing.span}
          picked={picked?.on}
          {...{ place, onPick }}
        />
      )}
    </LineChart>
  );
}

/** Line or table. */
export function ViewSwitch({ asTable, onChange }: { asTable: boolean; onChange: (asTable: boolean) => void }) {
  return (
    <Segmented
      label={t("trends.view")}
      options={[
        { value: "chart", label: t("trends.view-chart"), icon: "chart-spline", iconOnly: true },
        { value: "table", label: t("trends.view-table"), icon: "table-2", iconOnly: true },
      ]}
      value={asTable ? "table" : "chart"}
      onChange={(value) => onChange(value === "table")}
    />
  );
}

function linesOf(daily: Instrument, answers: readonly Answer[], span: Drawing["span"]): Line[] {
  const names = textsOf(daily, language.value)?.scales;
  return daily.scales.map((scale) => {
    const days = pointsOf(answers, scale);
    const drawing = drawingOf(days, span, scoreRange(daily, scale));
    return { scale, name: names?.[scale.id]?.name ?? scale.id, days, drawing };
  });
}
