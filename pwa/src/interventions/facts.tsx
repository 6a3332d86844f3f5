import { t } from "../i18n";
import { barOf } from "./bar";
import type { Intervention } from "./intervention";
import { listed, named, said } from "./words";

/** What is stated of an intervention; what is not stated is left out. */
export function Facts({ entry }: { entry: Intervention }) {
  const { kind, for: audience, form, setting, languages, availability, phases } = entry;
  const bar = barOf(entry);
  const names = (part: "form" | "setting" | "phases" | "languages", ids: readonly string[]) =>
    listed(ids.map((id) => named(part, id)));
  const facts = [
    ["fact-who", said(audience.words)],
    ["fact-ages", audience.ages && agesOf(audience.ages)],
    ["fact-phase", phases.length > 0 && names("phases", phases)],
    ["fact-kind", named("kinds", kind)],
    ["fact-form", form.length > 0 && names("form", form)],
    ["fact-setting", setting.length > 0 && names("setting", setting)],
    ["fact-language", languages.length > 0 && names("languages", languages)],
    ["fact-availability", (!bar || availability.status !== "not_stated") && whereOf(availability)],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(`interventions.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const agesOf = ({ from, to }: NonNullable<Intervention["for"]["ages"]>): string =>
  to === null ? t("interventions.ages-from", { from }) : t("interventions.ages", { from, to });

const whereOf = ({ status, place }: Intervention["availability"]): string =>
  [named("availability", status), place].filter(Boolean).join(": ");
