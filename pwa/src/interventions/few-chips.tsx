import { useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { Chip } from "../ui";

export interface ChipGroup {
  /** Above the group; the only one needs none. */
  title?: string;
  ids: readonly string[];
}

interface FewChipsProps {
  legend: string;
  /** Those in sight at first. */
  first: readonly string[];
  /** All of them. */
  groups: readonly ChipGroup[];
  chosen: readonly string[];
  name: (id: string) => string;
  onToggle: (id: string) => void;
}

/** Words to choose from: a few that fit, the rest behind "all". */
export function FewChips({ legend, first, groups, chosen, name, onToggle }: FewChipsProps) {
  const [isWhole, setWhole] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const hasMore = groups.some(({ ids }) => ids.some((id) => !first.includes(id)));
  const chips = (ids: readonly string[]) =>
    ids.map((id) => (
      <Chip key={id} pressed={chosen.includes(id)} onToggle={() => onToggle(id)}>
        {name(id)}
      </Chip>
    ));
  const showAll = () => {
    setWhole(true);
    box.current?.focus(); // the button that was pressed is gone
  };
  return (
    <fieldset class="few" ref={box} tabIndex={-1}>
      <legend>
        <h2>{legend}</h2>
      </legend>
      {!isWhole && (
        <div class="chips">
          {chips(first)}
          {hasMore && (
            <button class="chip more" type="button" aria-expanded="false" onClick={showAll}>
              {t("interventions.all")}
            </button>
          )}
        </div>
      )}
      {isWhole &&
        groups.map(({ title, ids }) => (
          <section key={title}>
            {title && <h3>{title}</h3>}
            <div class="chips">{chips(ids)}</div>
          </section>
        ))}
    </fieldset>
  );
}
