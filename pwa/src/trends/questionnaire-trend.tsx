import { useMemo, useState } from "preact/hooks";
import type { Drawing } from "../charts/frame";
import { LineChart } from "../charts/line-chart";
import { SmallLine } from "../charts/small-line";
import { Stepper } from "../charts/stepper";
import { checkins } from "../checkins/store";
import { textsOf } from "../checkins/wording";
import { language, rich, t } from "../i18n";
import { type Instrument, instrument } from "../instruments";
import { type Scale, scoreRange } from "../scoring";
import { type Answer, answersOf, pointsOf } from "./answers";
import { ViewSwitch } from "./daily-trend";
import { tried, triedSentences, turnsOf } from "./help";
import { Key } from "./key";
import { type Day, gaps, type Point } from "./series";
import { stopsOf } from "./stops";
import { Times } from "./times";
import { TrendTable } from "./trend-table";
import type { Row } from "./view";
import { changeSentence, changeWord } from "./words";

type Line = { scale: Scale; name: string; points: Point[]; drawing: Drawing };

const SHORTEST = 3; // recall periods: so that one answer does not fill the chart
const MANY = 15; // times: then the rings are small
const WHOLE = "total"; // the scale of all items

/** A questionnaire that is answered now and then: a ring for each time, at its real date. */
export function QuestionnaireTrend({ id, today }: { id: string; today: Day }) {
  const [asTable, setAsTable] = useState(false);
  const [picked, setPicked] = useState<Day>();
  const all = checkins.value;
  const answers = useMemo(() => answersOf(all, id, instrument), [all, id]);
  const asked = instrument(id);
  if (!asked) return null;
  const texts = textsOf(asked, language.value);
  if (asked.scales.length === 0) return <Times name={texts?.title ?? id} answers={answers} />;
  const lines = linesOf(asked, answers, today);
  const [main, ...others] = lines;
  const rows = rowsOfTimes(lines);
  const [key, values] = changeSentence(main!.points, main!.scale, main!.drawing.range);
  const { span } = main!.drawing;
  const marks = tried(span);
  const about = triedSentences(marks, today);
  const row = rows.find(({ on }) => on === picked);
  const link = answers.find(({ on }) => on === picked)?.checkin.id;
  return (
    <section class="trend">
      <h2>{texts?.title ?? id}</h2>
      <p class="lead">{rich(key, values)}</p>
      {asTable ? (
        <TrendTable
          name={main!.name}
          columns={lines.map(({ name }) => name)}
          rows={rows}
          by="day"
          turns={turnsOf(marks, "day", span)}
        />
      ) : (
        <LineChart
          sentence={`${t(key, values)} ${about}`.trim()}
          marks={marks}
          before={main!.points.at(-2)}
          picked={row && { on: row.on, value: row.means[0] }}
          {...main!.drawing}
        >
          {(place) => (
            <Stepper
              label={t("trends.step-day", { name: main!.name })}
              stops={stopsOf(rows, main!.name, "day")}
              span={span}
              onPick={setPicked}
              {...{ place, picked }}
            />
          )}
        </LineChart>
      )}
      {about && <p class="small">{about}</p>}
      <div class="under">
        {!asTable && <Key drawing={main!.drawing} before={main!.points.length > 1} />}
        <ViewSwitch asTable={asTable} onChange={setAsTable} />
      </div>
      {!asTable && picked !== undefined && (
        <p class="picked">
          {stopsOf(rows, main!.name, "day").find(({ on }) => on === picked)?.text}{" "}
          <a class="link" href={`/result/${link}`}>
            {t("trends.see-checkin")}
          </a>
        </p>
      )}
      {!asTable && others.length > 0 && (
        <div class="multi">
          {others.map(({ scale, name, points, drawing }) => (
            <SmallLine key={scale.id} name={name} word={changeWord(points, drawing.range)} {...drawing} />
          ))}
        </div>
      )}
      {main!.scale.reference?.approximate && main!.points.length > 1 && (
        <p class="small soft">{t("trends.approximate")}</p>
      )}
    </section>
  );
}

/** Return the lines of an instrument, that of all items first; the mean of all would say the same once more. */
function linesOf(asked: Instrument, answers: readonly Answer[], today: Day): Line[] {
  const names = textsOf(asked, language.value)?.scales;
  const total = asked.scales.find(({ id }) => id === WHOLE);
  const rest = asked.scales.filter(({ id, items }) => id !== WHOLE && items.length !== total?.items.length);
  const step = Math.max(1, asked.recall_period_days);
  const first = Math.min(answers[0]?.on ?? today, today - SHORTEST * step);
  return [...(total ? [total] : []), ...rest].map((scale) => {
    const points = pointsOf(answers, scale);
    const span = { first, last: today };
    const range = scoreRange(asked, scale);
    const drawing = {
      span,
      range,
      line: points,
      step,
      gaps: gaps(points, step),
      rings: points.length > MANY ? 2.5 : 4,
    };
    return { scale, name: names?.[scale.id]?.name ?? scale.id, points, drawing };
  });
}

function rowsOfTimes(lines: readonly Line[]): Row[] {
  const days = [...new Set(lines.flatMap(({ points }) => points.map(({ on }) => on)))].sort((a, b) => a - b);
  return days.map((on) => ({
    on,
    at: on,
    days: 1,
    means: lines.map(({ points }) => points.find((point) => point.on === on)?.mean ?? null),
  }));
}
