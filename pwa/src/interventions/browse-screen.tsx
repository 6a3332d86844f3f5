import "./help.css";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { announce, Button, Icon, Screen } from "../ui";
import { entries, vocabulary } from "./catalogue";
import { nameOf } from "./facet-names";
import { Facets } from "./facets";
import {
  addressOf,
  EVERYTHING,
  FACETS,
  type Facet,
  type Filters,
  filtersIn,
  found,
  libraryOf,
  toggled,
} from "./filters";
import { OfferCard } from "./offer-card";

const library = libraryOf(entries, vocabulary);
const PAGE = 20;

/** The whole catalogue: to search, to filter, or just to look through. */
export function BrowseScreen() {
  const [filters, setFilters] = useFilters();
  const [shown, setShown] = useState(PAGE);
  const fits = useMemo(() => found(library, filters), [filters]);
  useHeard(t("interventions.found", { count: fits.length }));
  const change = (wanted: Filters) => {
    setFilters(wanted);
    setShown(PAGE);
  };
  const toggle = (facet: Facet, value: string) => change(toggled(filters, facet, value));
  return (
    <Screen
      title={t("interventions.browse-title")}
      back="/help"
      backLabel={t("interventions.back-to-help")}
      class="help"
    >
      <Search text={filters.text} onInput={(text) => change({ ...filters, text })} />
      <Facets {...{ filters, library }} onToggle={toggle} />
      <Chosen filters={filters} onDrop={toggle} onClear={() => change(EVERYTHING)} />
      <h2 class="count">{t("interventions.found", { count: fits.length })}</h2>
      {fits.length === 0 && <p class="soft">{t("interventions.found-nothing")}</p>}
      <ul class="offers">
        {fits.slice(0, shown).map((entry) => (
          <OfferCard key={entry.id} entry={entry} />
        ))}
      </ul>
      {fits.length > shown && (
        <Button kind="line" onClick={() => setShown(shown + PAGE)}>
          {t("interventions.more", { count: fits.length - shown })}
        </Button>
      )}
    </Screen>
  );
}

/** Let a screen reader hear what became of the list, each time that it changed. */
function useHeard(text: string): void {
  const last = useRef(text);
  useEffect(() => {
    if (last.current !== text) announce(text);
    last.current = text;
  }, [text]);
}

/** What is chosen stands in the address, after the #: one can come back to it, and no server hears of it. */
function useFilters(): [Filters, (filters: Filters) => void] {
  const [filters, setFilters] = useState(() => filtersIn(location.hash.slice(1), vocabulary));
  const change = (wanted: Filters) => {
    const address = addressOf(wanted);
    history.replaceState(history.state, "", address ? `#${address}` : location.pathname);
    setFilters(wanted);
  };
  return [filters, change];
}

function Search({ text, onInput }: { text: string; onInput: (text: string) => void }) {
  const id = useId();
  return (
    <search class="search">
      <label class="sr" for={id}>
        {t("interventions.search")}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        value={text}
        placeholder={t("interventions.search")}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </search>
  );
}

interface ChosenProps {
  filters: Filters;
  onDrop: (facet: Facet, value: string) => void;
  onClear: () => void;
}

/** What was chosen, each to be let go of. */
function Chosen({ filters, onDrop, onClear }: ChosenProps) {
  const chosen = FACETS.flatMap((facet) =>
    filters[facet].map((value) => ({ facet, value, name: nameOf(facet, value) })),
  );
  if (chosen.length === 0) return null;
  return (
    <div class="chips">
      {chosen.map(({ facet, value, name }) => (
        <button
          class="chip chosen"
          type="button"
          key={`${facet} ${value}`}
          aria-label={t("interventions.drop", { name })}
          onClick={() => onDrop(facet, value)}
        >
          {name}
          <Icon name="x" small />
        </button>
      ))}
      <Button kind="link" onClick={onClear}>
        {t("interventions.clear")}
      </Button>
    </div>
  );
}
