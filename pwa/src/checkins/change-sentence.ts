import { formatDate, language, t } from "../i18n";
import type { Texts } from "../instruments";
import type { Change } from "../trends/change";
import type { Outcome, Part } from "./outcome";
import { lowerFirst } from "./wording";

/** What changed since the time before, in words; empty if there is nothing to compare. */
export function changeSentence({ overall, parts }: Outcome, texts: Texts, before: string | null): string {
  if (before === null) return "";
  const date = formatDate(before, "day");
  const smaller = parts.filter((part) => part !== overall && part.moved !== null);
  const named = (wanted: Change) => smaller.filter(({ moved }) => moved === wanted).map((part) => nameOf(part, texts));
  const [more, less, same] = [named("more"), named("less"), named("same")];
  const sentences = [
    overall?.moved
      ? sentenceFor(overall, overall.moved, date)
      : beginning(more.length + less.length, same.length, date),
    more.length > 0 ? t("checkins.more-in", { list: listed(more) }) : "",
    less.length > 0 ? t("checkins.less-in", { list: listed(less) }) : "",
    same.length > 0 && more.length + less.length > 0 ? t("checkins.rest-same") : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

/** Only a scale with known sharpness can say that a change is more than the usual ups and downs. */
function sentenceFor({ scale }: Part, moved: Change, date: string): string {
  if (moved === "same") return t("checkins.change-same", { date });
  if (scale.reference) return t(`checkins.change-${moved}`, { date });
  return t(`checkins.change-${moved}-words`, { date });
}

/** What the parts are compared with, where the whole says nothing. */
function beginning(moved: number, same: number, date: string): string {
  if (moved > 0) return t("checkins.compared", { date });
  return same > 0 ? t("checkins.change-same", { date }) : "";
}

const nameOf = ({ scale }: Part, texts: Texts) => lowerFirst(texts.scales?.[scale.id]?.name ?? scale.id);

const listed = (names: readonly string[]) => new Intl.ListFormat(language.value, { type: "conjunction" }).format(names);
