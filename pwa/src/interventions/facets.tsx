import { useId, useState } from "preact/hooks";
import { t } from "../i18n";
import { Chip } from "../ui";
import { vocabulary } from "./catalogue";
import { nameOf } from "./facet-names";
import { counts, FACETS, type Facet, type Filters, type Library, optionsOf } from "./filters";

interface FacetsProps {
  filters: Filters;
  library: Library;
  onToggle: (facet: Facet, value: string) => void;
}

/** What one can filter by: one facet opens at a time. */
export function Facets({ filters, library, onToggle }: FacetsProps) {
  const [open, setOpen] = useState<Facet>();
  const id = useId();
  return (
    <div class="facets">
      <div class="chips">
        {FACETS.map((facet) => (
          <button
            key={facet}
            class="chip opens"
            type="button"
            aria-expanded={facet === open}
            aria-controls={facet === open ? id : undefined}
            onClick={() => setOpen(facet === open ? undefined : facet)}
          >
            {t(`interventions.facet-${facet}`)}
            {filters[facet].length > 0 && <Count number={filters[facet].length} />}
          </button>
        ))}
      </div>
      {open && (
        <Values key={open} {...{ id, filters, library }} facet={open} onToggle={(value) => onToggle(open, value)} />
      )}
    </div>
  );
}

const Count = ({ number }: { number: number }) => (
  <>
    <span class="tally" aria-hidden="true">
      {number}
    </span>
    <span class="sr">{t("interventions.chosen", { count: number })}</span>
  </>
);

interface ValuesProps {
  id: string;
  facet: Facet;
  filters: Filters;
  library: Library;
  onToggle: (value: string) => void;
}

/** The values of a facet; each says how many there are. */
function Values({ id, facet, filters, library, onToggle }: ValuesProps) {
  const chosen = filters[facet];
  const tally = counts(library, filters, facet);
  const options = optionsOf(facet, vocabulary).filter((value) => tally.has(value) || chosen.includes(value));
  return (
    <fieldset class="panel" id={id}>
      <legend class="sr">{t(`interventions.facet-${facet}`)}</legend>
      <div class="chips">
        {options.map((value) => (
          <Chip key={value} pressed={chosen.includes(value)} onToggle={() => onToggle(value)}>
            {nameOf(facet, value)} <span class="tally">{tally.get(value) ?? 0}</span>
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
