import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Chip, Icon } from "../ui";
import { inSight } from "./usual-tags";

const FEW = 4;

interface TagsProps {
  /** Ids with their words, in the order to show them. */
  tags: readonly { id: string; word: string }[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
  onWrite?: () => void;
}

/** What played a part: a few chips, the rest behind "more", and the way to a note. */
export function Tags({ tags, chosen, onToggle, onWrite }: TagsProps) {
  const [all, setAll] = useState(false);
  const ids = tags.map(({ id }) => id);
  const shown = all ? ids : inSight(ids, chosen, FEW);
  return (
    <fieldset>
      <legend class="when">
        {t("checkins.played-a-part")} <span class="soft">{t("checkins.may-stay-empty")}</span>
      </legend>
      <div class="chips">
        {tags
          .filter(({ id }) => shown.includes(id))
          .map(({ id, word }) => (
            <Chip key={id} pressed={chosen.includes(id)} onToggle={() => onToggle(id)}>
              {word}
            </Chip>
          ))}
        {shown.length < ids.length && (
          <button class="chip" type="button" aria-expanded="false" onClick={() => setAll(true)}>
            {t("checkins.more")}
          </button>
        )}
        {onWrite && (
          <button class="chip" type="button" aria-label={t("checkins.write-note")} onClick={onWrite}>
            <Icon name="pencil" small />
          </button>
        )}
      </div>
    </fieldset>
  );
}
