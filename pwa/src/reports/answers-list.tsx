import { tagWord, textsOf } from "../checkins/wording";
import { formatNumber, language, t } from "../i18n";
import { type Instrument, instrument } from "../instruments";
import { PartTitle } from "./levels";
import type { Answers, Summary } from "./model";
import { day, nameOfInstrument } from "./wording";

type Told = { on: string; answers: Answers[]; notes: string[] };

/** Every answer and note that a summary holds, the latest day first. */
export function AnswersList({ summary }: { summary: Summary }) {
  const days = byDay(summary);
  if (days.length === 0) return <p class="small soft">{t("reports.answers-none")}</p>;
  return (
    <div class="answers-list">
      {days.map(({ on, answers, notes }) => (
        <section key={on}>
          <PartTitle>{day(on)}</PartTitle>
          {answers.map((each, place) => (
            <Given key={`${each.instrument} ${place}`} answers={each} />
          ))}
          {notes.map((note, place) => (
            <blockquote key={place}>{note}</blockquote>
          ))}
        </section>
      ))}
    </div>
  );
}

/** Return what was said on each day, the latest first. */
export function byDay({ answers = [], notes = [] }: Summary): Told[] {
  const days = [...new Set([...answers, ...notes].map(({ on }) => on))].sort().reverse();
  return days.map((on) => ({
    on,
    answers: answers.filter((each) => each.on === on),
    notes: notes.filter((each) => each.on === on).map(({ note }) => note),
  }));
}

function Given({ answers: { instrument: id, version, responses, tags } }: { answers: Answers }) {
  const asked = instrument(id, version);
  const texts = asked && textsOf(asked, language.value);
  return (
    <>
      <p class="micro soft">{nameOfInstrument(id)}</p>
      <dl>
        {Object.entries(responses).map(([item, value]) => (
          <div key={item}>
            <dt>{texts?.items[item]?.question ?? item}</dt>
            <dd>{asked ? inWords(asked, item, value) : value}</dd>
          </div>
        ))}
      </dl>
      {tags.length > 0 && <p class="small">{tags.map((tag) => tagWord(texts?.tags, tag)).join(", ")}</p>}
    </>
  );
}

/** Return the answer in words where its values have words, else out of how many. */
function inWords(asked: Instrument, id: string, value: number): string {
  const { minimum = 0, maximum = value } = asked.items.find((item) => item.id === id) ?? {};
  const texts = textsOf(asked, language.value);
  const item = texts?.items[id];
  const words = item?.low === undefined ? (item?.answers ?? texts?.answers) : undefined;
  return words?.[value - minimum] ?? t("reports.of", { score: formatNumber(value), maximum });
}
