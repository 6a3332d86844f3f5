import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Button, Dialog, Icon } from "../ui";
import type { Evidence, Intervention, Level } from "./intervention";
import { Named, named, said } from "./words";

/** How full the well is: how well it is known that something works. */
export const WELL: Record<Level, number | null> = {
  effective: 1,
  well_substantiated: 2 / 3,
  promising: 1 / 3,
  none_stated: null,
};

/** Return "Kansrijk, niet erkend". */
export function labelOf({ level, recognised }: Evidence): string {
  const isTold = recognised === "no" || recognised === "in_preparation";
  return isTold ? `${Named("evidence", level)}, ${named("recognised", recognised)}` : Named("evidence", level);
}

/** The label, which opens what it means. */
export function EvidenceLabel({ entry }: { entry: Intervention }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button class="proven" type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {labelOf(entry.evidence)}
        <Icon name="info" small />
        <span class="sr">{t("interventions.evidence-what", { name: entry.name })}</span>
      </button>
      {isOpen && (
        <Dialog
          title={labelOf(entry.evidence)}
          onClose={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>{t("ui.close")}</Button>}
        >
          <Explained evidence={entry.evidence} />
        </Dialog>
      )}
    </>
  );
}

/** What a label means, who judged, and what is not sure about it. */
export function Explained({ evidence }: { evidence: Evidence }) {
  return (
    <div class="explained small">
      <Meaning evidence={evidence} />
      <Judged evidence={evidence} />
    </div>
  );
}

/** What a label means here, with all that is said against it. */
export function Meaning({ evidence: { level, basis, note, conflict } }: { evidence: Evidence }) {
  return (
    <>
      <p>{t(`interventions.level-${level}`)}</p>
      {note && <p>{said(note)}</p>}
      {basis === "heading_only" && <p>{t("interventions.heading-only")}</p>}
      {conflict && <p>{t("interventions.conflict")}</p>}
    </>
  );
}

/** Who judged, and when. */
export function Judged({ evidence: { by, recognised } }: { evidence: Evidence }) {
  return (
    <>
      <p>{t(`interventions.by-${by}`)}</p>
      {recognised !== "not_stated" && <p>{t(`interventions.recognised-${recognised}`)}</p>}
      <p class="soft">{t("interventions.snapshot")}</p>
    </>
  );
}
