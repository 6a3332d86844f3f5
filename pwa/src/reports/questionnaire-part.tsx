import { useState } from "preact/hooks";
import { SmallLine } from "../charts/small-line";
import { formatNumber, t } from "../i18n";
import { instrument } from "../instruments";
import { ViewSwitch } from "../trends/daily-trend";
import { TrendTable } from "../trends/trend-table";
import { type Bar, barsOf, lastOn, WHOLE, wholeLine } from "./drawn";
import { PartTitle } from "./levels";
import type { InstrumentSummary, Summary } from "./model";
import { tableOf } from "./table";
import { day, nameOfInstrument } from "./wording";

/** A questionnaire: a bar for each of its parts with the dot now and the ring of the time before, and its line in time. */
export function QuestionnairePart({ summary, part }: { summary: Summary; part: InstrumentSummary }) {
  const [asTable, setAsTable] = useState(false);
  const bars = barsOf(part);
  const whole = wholeLine(summary, part);
  const table = tableOf(part);
  const total = bars.find(({ scale }) => scale === WHOLE);
  return (
    <section class={asTable ? "as-table" : ""}>
      <PartTitle aside={<When part={part} />}>{nameOfInstrument(part.instrument)}</PartTitle>
      <div class="drawn">
        {whole && <SmallLine name={whole.name} word={total ? score(total) : ""} {...whole.drawing} />}
        <ul class="bars">
          {bars.map((bar) => !(whole && bar.scale === whole.scale) && <ScoreBar key={bar.scale} bar={bar} />)}
        </ul>
        <Key bars={bars} on={lastOn(part)} />
      </div>
      {asTable && <TrendTable name={nameOfInstrument(part.instrument)} by="day" {...table} />}
      {table.rows.length > 0 && (
        <div class="under">
          <ViewSwitch asTable={asTable} onChange={setAsTable} />
        </div>
      )}
      <Beside part={part} />
    </section>
  );
}

/** Other questionnaires: their figures alone. */
export function Others({ parts }: { parts: readonly InstrumentSummary[] }) {
  return (
    <section>
      <PartTitle>{t("reports.others")}</PartTitle>
      <ul class="others">
        {parts.map((part) => (
          <li key={part.instrument}>
            <b>{nameOfInstrument(part.instrument)}</b> <When part={part} />
            <p class="small">
              {barsOf(part)
                .map((bar) => `${bar.name} ${score(bar)}${was(bar)}`)
                .join("; ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function When({ part }: { part: InstrumentSummary }) {
  const on = lastOn(part);
  const times = part.times === undefined ? "" : t("reports.times", { count: part.times });
  const last = on === undefined ? "" : t("reports.last-on", { date: day(on) });
  return <span class="micro soft">{[times, last].filter(Boolean).join(", ")}</span>;
}

function ScoreBar({ bar }: { bar: Bar }) {
  const { name, now, before } = bar;
  return (
    <li class="score">
      <div class="hd">
        <b>{name}</b>
        <span>{score(bar)}</span>
      </div>
      {now !== null && (
        <div class="bar" aria-hidden="true" style={{ "--p": share(bar, now), "--q": share(bar, before?.score ?? 0) }}>
          <i />
          {before && <u />}
        </div>
      )}
      {before && (
        <span class="sr">{t("reports.was", { date: day(before.on), score: formatNumber(before.score) })}</span>
      )}
    </li>
  );
}

const score = ({ now, maximum }: Bar): string =>
  now === null ? t("reports.no-score") : t("reports.of", { score: formatNumber(now), maximum });

const was = ({ before }: Bar): string =>
  before ? ` (${t("reports.before", { score: formatNumber(before.score) })})` : "";

const share = ({ minimum, maximum }: Bar, value: number): string =>
  `${Math.round((1000 * (value - minimum)) / (maximum - minimum)) / 10}%`;

/** What the dot and the ring stand for. */
function Key({ bars, on }: { bars: readonly Bar[]; on: string | undefined }) {
  const before = bars.find((bar) => bar.before)?.before;
  if (!on) return null;
  return (
    <p class="key">
      <span>
        <i class="k-now" aria-hidden="true" />
        {day(on)}
      </span>
      {before && (
        <span>
          <i class="k-was" aria-hidden="true" />
          {day(before.on)}
        </span>
      )}
    </p>
  );
}

/** Beside the figures, small: the group by the rule of the instrument, and where "more than error" comes from. */
function Beside({ part }: { part: InstrumentSummary }) {
  const group = part.last?.category;
  const asked = instrument(part.instrument, part.version);
  const isRough = part.change?.some(
    ({ scale, beyond_error }) =>
      beyond_error !== null && asked?.scales.find(({ id }) => id === scale)?.reference?.approximate,
  );
  if (!group && !isRough) return null;
  return (
    <p class="micro soft">
      {group && t("reports.group", { category: group })} {isRough && t("reports.approximate")}
    </p>
  );
}
