import { language, t } from "../i18n";
import { Icon } from "../ui";
import type { Part } from "./admission";
import { catalogue } from "./catalogue";
import type { Offer } from "./matching";
import { inWords } from "./sentences";

/** Why something is offered, and what does not fit or is not sure. */
export function Why({ offer, open }: { offer: Offer; open?: boolean }) {
  return (
    <details class="why" open={open}>
      <summary>
        {t("interventions.why")}
        <span class="sr">{offer.intervention.name}</span>
      </summary>
      <Reasons reasons={offer.reasons} caveats={offer.caveats} />
    </details>
  );
}

export function Reasons({ reasons, caveats }: Pick<Offer, "reasons" | "caveats">) {
  const lines = (kind: "reasons" | "caveats", parts: readonly Part[]) =>
    parts.map((part) => (
      <li key={JSON.stringify(part)}>
        <Icon name={kind === "reasons" ? "check" : "minus"} small />
        <span>
          <span class="sr">{t(kind === "reasons" ? "interventions.fits" : "interventions.mind")}</span>
          {inWords(kind, part, catalogue, language.value)}
        </span>
      </li>
    ));
  return (
    <ul class="ticks">
      {lines("reasons", reasons)}
      {lines("caveats", caveats)}
    </ul>
  );
}
