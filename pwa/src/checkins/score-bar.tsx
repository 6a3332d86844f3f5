import { t } from "../i18n";
import type { Instrument, Texts } from "../instruments";
import { nearestAnswer, type Part } from "./outcome";
import { lowerFirst } from "./wording";

const LEVELS = 4; // steps between "low" and "high" in words

interface ScoreBarProps {
  instrument: Instrument;
  texts: Texts;
  part: Part;
}

/** One scale: its name, how much of it in words, and a bar with the dot now and the ring of the time before. */
export function ScoreBar({ instrument, texts, part }: ScoreBarProps) {
  const { scale, place, before } = part;
  const words = texts.scales?.[scale.id];
  const then = before === null ? null : wordFor(instrument, texts, { scale, place: before });
  return (
    <li class="score">
      <div class="hd">
        <h2>{words?.name ?? texts.title}</h2>
        <span>{wordFor(instrument, texts, part)}</span>
      </div>
      {place !== null && (
        <div class="bar" aria-hidden="true" style={{ "--p": percent(place), "--q": percent(before ?? 0) }}>
          <i />
          {before !== null && <u />}
        </div>
      )}
      {then !== null && place !== null && <span class="sr">{t("checkins.then", { word: then })}</span>}
      {words && <p>{words.about}</p>}
      {place === null && (
        <p class="too-few">{t("checkins.no-score-detail", { open: part.open.length, total: scale.items.length })}</p>
      )}
    </li>
  );
}

const percent = (place: number) => `${Math.round(1000 * place) / 10}%`;

/** How much, in words: the answer nearest the mean, or where that has no words, how high the water stands. */
export function wordFor(instrument: Instrument, texts: Texts, part: Pick<Part, "scale" | "place">): string {
  if (part.place === null) return t("checkins.no-score");
  const answer = nearestAnswer(instrument, part);
  const label = answer === null ? undefined : answersOf(texts, part.scale.items[0]!)?.[answer];
  return label ? lowerFirst(label) : t("checkins.level", { level: String(Math.round(part.place * LEVELS)) });
}

export const answersOf = (texts: Texts, item: string) => texts.items[item]?.answers ?? texts.answers;
