import { t } from "../i18n";
import { Icon } from "../ui";
import { Named } from "./words";

interface NeedChipsProps {
  needs: readonly string[];
  onDrop: (need: string) => void;
}

/** What the offers are for: each can be let go of, others chosen on the screen before. */
export function NeedChips({ needs, onDrop }: NeedChipsProps) {
  return (
    <ul class="chips" aria-label={t("interventions.chosen-needs")}>
      {needs.map((need) => (
        <li key={need}>
          <button
            class="chip chosen"
            type="button"
            aria-label={t("interventions.drop", { name: Named("needs", need) })}
            onClick={() => onDrop(need)}
          >
            {Named("needs", need)}
            <Icon name="x" small />
          </button>
        </li>
      ))}
      <li>
        <a class="chip" href="/help">
          <Icon name="sliders-horizontal" small />
          {t("interventions.adjust")}
        </a>
      </li>
    </ul>
  );
}
