import { t } from "../i18n";
import { Row, Rows } from "../ui";
import { intervention } from "./catalogue";
import { told } from "./told";
import { uptakes } from "./uptakes";

const ORDER = ["trying", "saved", "done"] as const;

/** What someone is trying, saved or has done; nothing is said where there is nothing. */
export function Mine() {
  const known = uptakes.value.filter((each) => intervention(each.intervention));
  if (known.length === 0) return null;
  return (
    <section class="mine">
      <h2>{t("interventions.mine")}</h2>
      <Rows>
        {ORDER.flatMap((status) => known.filter((each) => each.status === status).toReversed()).map((each) => (
          <Row
            key={each.id}
            icon={each.status === "saved" ? "bookmark" : each.status === "trying" ? "sprout" : "check"}
            title={intervention(each.intervention)!.name}
            detail={told(each)}
            href={`/help/${each.intervention}`}
          />
        ))}
      </Rows>
    </section>
  );
}
