import { t } from "../i18n";
import { LinkButton } from "../ui";
import { listed, named } from "./words";

const FEW = 3;

/** What answers suggest, with the way to Help: a suggestion, to be taken or left. */
export function AfterCheckIn({ needs }: { needs: readonly string[] }) {
  return (
    <section class="after">
      <h2>{t("interventions.after")}</h2>
      <p class="small">
        {t("interventions.after-detail", { needs: listed(needs.slice(0, FEW).map((id) => named("needs", id))) })}
      </p>
      <LinkButton kind="line" fit icon="sprout" href="/help">
        {t("interventions.after-link")}
      </LinkButton>
    </section>
  );
}
