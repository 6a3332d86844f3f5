import { t } from "../i18n";
import { Select } from "./fields";
import { LIFE_PHASES, type LifePhase } from "./model";

export type About = { life_phase: LifePhase | null; birth_years: number | null };

const FIRST_YEARS = 1925;
const BRACKET = 5; // years: enough to choose words and offers by, too wide to find someone by

/** What makes questions and help fit; both may stay open. isAdult: leaves out years in which nobody of 16 was born. */
export function AboutFields({
  about,
  onChange,
  isAdult,
}: {
  about: About;
  onChange: (about: About) => void;
  isAdult: boolean;
}) {
  const phases = LIFE_PHASES.map((phase) => ({ value: phase, label: t(`accounts.phase.${phase}`) }));
  return (
    <>
      <Select
        label={t("accounts.life-phase")}
        name="life-phase"
        value={about.life_phase ?? ""}
        options={phases}
        onChange={(value) => onChange({ ...about, life_phase: (value || null) as LifePhase | null })}
      />
      <Select
        label={t("accounts.birth-years")}
        name="birth-years"
        value={String(about.birth_years ?? "")}
        options={brackets(new Date().getFullYear() - (isAdult ? 16 : 0))}
        onChange={(value) => onChange({ ...about, birth_years: value ? Number(value) : null })}
      />
    </>
  );
}

/** Groups of five years, youngest first. */
function brackets(last: number) {
  const found: { value: string; label: string }[] = [];
  for (let from = last - (last % BRACKET); from >= FIRST_YEARS; from -= BRACKET) {
    found.push({
      value: String(from),
      label: t("accounts.years", { from: String(from), to: String(from + BRACKET - 1) }),
    });
  }
  return found;
}
