import type { Drawing } from "../charts/frame";
import { t } from "../i18n";

interface KeyProps {
  drawing: Drawing;
  /** A ring stands for the time before. */
  before?: boolean;
}

/** What the signs in the chart above mean, as far as they are in it. */
export function Key({ drawing, before }: KeyProps) {
  return (
    <p class="signs micro soft">
      {(drawing.band ?? []).length > 0 && <Sign kind="usual" text={t("trends.key-usual")} />}
      {(drawing.gaps ?? []).length > 0 && <Sign kind="gap" text={t("trends.key-gap")} />}
      {before && <Sign kind="before" text={t("trends.key-before")} />}
    </p>
  );
}

function Sign({ kind, text }: { kind: "usual" | "gap" | "before"; text: string }) {
  return (
    <span>
      <i class={`sign-${kind}`} aria-hidden="true" />
      {text}
    </span>
  );
}
