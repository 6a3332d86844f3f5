import type { Drawing } from "../charts/frame";
import { t } from "../i18n";

/** What the signs in the chart above mean, as far as they are in it. */
export function Signs({ drawing: { band = [], gaps = [] } }: { drawing: Drawing }) {
  return (
    <p class="signs micro soft">
      {band.length > 0 && <Sign kind="usual" text={t("reports.key-usual")} />}
      {gaps.length > 0 && <Sign kind="gap" text={t("trends.key-gap")} />}
    </p>
  );
}

function Sign({ kind, text }: { kind: "usual" | "gap"; text: string }) {
  return (
    <span>
      <i class={`sign-${kind}`} aria-hidden="true" />
      {text}
    </span>
  );
}
