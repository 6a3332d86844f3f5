import { language, t } from "../i18n";
import { Chip } from "../ui";
import { barOf } from "./bar";
import { entries, vocabulary } from "./catalogue";
import { choices, choose, toggle } from "./choices";
import { FewChips } from "./few-chips";
import { ADULT_ROLES, kindOf, SITUATIONS } from "./needs";
import { Named, upperFirst } from "./words";

const offered = entries.filter((entry) => !barOf(entry));
const languages = Object.keys(vocabulary.languages);
const places = [
  ...new Set(offered.flatMap(({ availability: { status, place } }) => (status === "local" && place ? [place] : []))),
];

/** The situations that decide about some offer. */
const telling = new Set([...ADULT_ROLES, ...offered.flatMap(({ for: { groups, suited } }) => [...groups, ...suited])]);
const situations = Object.keys(vocabulary.situations).filter((id) => telling.has(id));

/** What belongs to someone's life, as far as it matters to what fits. */
export function Situations() {
  const { asksFor, situations: chosen } = choices.value;
  const first = SITUATIONS[kindOf(choices.value)].filter((id) => situations.includes(id));
  return (
    <FewChips
      legend={t(asksFor === "child" ? "interventions.situations-child" : "interventions.situations")}
      first={[...first, ...chosen.filter((id) => !first.includes(id))]}
      groups={[{ ids: situations }]}
      chosen={chosen}
      name={(id) => Named("situations", id)}
      onToggle={(id) => toggle("situations", id)}
    />
  );
}

/** How someone would like it: folded, for none of it is needed. */
export function Preferences() {
  const { form, setting, anonymous, languages: spoken, place } = choices.value;
  const count = form.length + setting.length + spoken.length + (anonymous ? 1 : 0) + (place ? 1 : 0);
  return (
    <details class="fold">
      <summary>
        {t("interventions.preferences")}
        {count > 0 && <span class="soft"> {t("interventions.chosen", { count })}</span>}
      </summary>
      <Choice list="form" legend={t("interventions.form")} ids={having("form")} />
      <Choice list="setting" legend={t("interventions.setting")} ids={having("setting")} />
      <fieldset class="few">
        <legend>{t("interventions.name")}</legend>
        <div class="chips">
          <Chip pressed={anonymous} onToggle={() => choose({ anonymous: !anonymous })}>
            {t("interventions.anonymous")}
          </Chip>
        </div>
      </fieldset>
      <Choice list="languages" legend={t("interventions.languages")} ids={languages} name={languageName} />
      {places.length > 0 && (
        <fieldset class="few">
          <legend>{t("interventions.places")}</legend>
          <div class="chips">
            {places.map((each) => (
              <Chip
                key={each}
                pressed={each === place}
                onToggle={() => choose({ place: each === place ? null : each })}
              >
                {each}
              </Chip>
            ))}
          </div>
        </fieldset>
      )}
    </details>
  );
}

interface ChoiceProps {
  list: "form" | "setting" | "languages";
  legend: string;
  ids: readonly string[];
  name?: (id: string) => string;
}

function Choice({ list, legend, ids, name }: ChoiceProps) {
  return (
    <fieldset class="few">
      <legend>{legend}</legend>
      <div class="chips">
        {ids.map((id) => (
          <Chip key={id} pressed={choices.value[list].includes(id)} onToggle={() => toggle(list, id)}>
            {name?.(id) ?? Named(list as "form", id)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

/** Return the forms, or settings, that some offer has. */
const having = (part: "form" | "setting"): string[] =>
  Object.keys(vocabulary[part]).filter((id) => offered.some((entry) => entry[part].includes(id)));

const languageName = (code: string): string =>
  upperFirst(new Intl.DisplayNames(language.value, { type: "language" }).of(code) ?? code);
