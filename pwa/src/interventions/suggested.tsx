import { questionsOf } from "../checkins/questions";
import { textsOf } from "../checkins/wording";
import { formatDate, language, t } from "../i18n";
import { Chip, IconButton } from "../ui";
import { choices, choose, toggle } from "./choices";
import type { Suggestion } from "./suggestions";
import { Named } from "./words";

const FEW = 4;

/** Needs that answers told of: each to be taken along or let go of. */
export function Suggested({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { needs, dropped } = choices.value;
  const left = suggestions.filter(({ need }) => !dropped.includes(need)).slice(0, FEW);
  if (left.length === 0) return null;
  const drop = (need: string) => choose({ dropped: [...dropped, need], needs: needs.filter((each) => each !== need) });
  return (
    <section class="suggested">
      <h2>{t("interventions.suggested")}</h2>
      <p class="small soft">{t("interventions.suggested-detail")}</p>
      <ul class="rows">
        {left.map((suggestion) => (
          <li key={suggestion.need}>
            <div class="main">
              <b>{Named("needs", suggestion.need)}</b>
              <span class="soft">{told(suggestion)}</span>
            </div>
            <div class="take">
              <Chip pressed={needs.includes(suggestion.need)} onToggle={() => toggle("needs", suggestion.need)}>
                {t("interventions.take-along")}
                <span class="sr"> {Named("needs", suggestion.need)}</span>
              </Chip>
              <IconButton
                icon="x"
                label={t("interventions.let-go", { need: Named("needs", suggestion.need) })}
                onClick={() => drop(suggestion.need)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Return which answer told of it: "Slaap: 3 van de 10, 21 november". */
function told({ rule, told: { instrument, responses, at } }: Suggestion): string {
  const texts = textsOf(instrument, language.value);
  if (!texts) return "";
  const question = questionsOf(instrument, texts).find(({ id }) => id === rule.item);
  const scale = rule.scale === null ? undefined : (texts.scales?.[rule.scale]?.name ?? texts.title);
  const value = rule.item === null ? undefined : responses[rule.item];
  const answer = question?.answers.find((each) => each.value === value);
  const words =
    question && value !== undefined
      ? t(question.name ? "interventions.told" : "interventions.told-question", {
          question: question.name ?? question.question,
          answer: answer?.label ?? t("checkins.of", { value, maximum: question.maximum }),
        })
      : t("interventions.told-scale", { scale: scale ?? texts.title });
  return at === null ? words : `${words} · ${formatDate(at, "day")}`;
}
