import { language, t } from "../i18n";
import { Note } from "../ui";
import type { Part } from "./admission";
import { catalogue } from "./catalogue";
import type { Gap } from "./intervention";
import { inWords } from "./sentences";
import { said } from "./words";

/** What is missing, said before anything is offered. */
export function Gaps({ gaps, isEmpty }: { gaps: readonly (Gap | Part)[]; isEmpty: boolean }) {
  if (gaps.length === 0 && !isEmpty) return null;
  return (
    <Note>
      {gaps.map((gap) => (
        <p key={JSON.stringify(gap)}>{sentence(gap)}</p>
      ))}
      {isEmpty && <p>{t("interventions.nothing")}</p>}
      {!isEmpty && gaps.every(isPart) && <p>{t("interventions.nearest")}</p>}
    </Note>
  );
}

const sentence = (gap: Gap | Part): string =>
  isPart(gap) ? inWords("gaps", gap, catalogue, language.value) : said(gap.text);

const isPart = (gap: Gap | Part): gap is Part => "code" in gap;
