import { t } from "../i18n";
import { Icon } from "../ui";
import type { Practitioner } from "./model";
import { initials } from "./words";

/** A practitioner: who, from where, and whether anyone checked that. */
export function Who({ practitioner, whole }: { practitioner: Practitioner; whole?: boolean }) {
  const { name, organisation, profession, registration, confirmed } = practitioner;
  return (
    <div class="who">
      <span class="ava" aria-hidden="true">
        {initials(name)}
      </span>
      <div>
        <h2>{name}</h2>
        <p class="small soft">{whole ? `${profession}, ${organisation}` : organisation}</p>
        {whole && registration && <p class="small soft">{t("sharing.registration", { number: registration })}</p>}
        <p class="state">
          <Icon name={confirmed ? "check" : "info"} small />
          {t(confirmed ? "sharing.confirmed" : "sharing.claimed")}
        </p>
      </div>
    </div>
  );
}
