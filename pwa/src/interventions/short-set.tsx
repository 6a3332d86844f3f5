import { t } from "../i18n";
import { instrument } from "../instruments";
import { Row } from "../ui";
import { choices } from "./choices";
import { type Kind, kindOf } from "./needs";

/** The few questions of each phase. About a child, only those that a parent answers. */
const SETS: Partial<Record<Kind, string>> = {
  baby: "around-birth",
  adolescent: "adolescent",
  student: "student",
  work: "work",
  caring: "caring",
  older: "older",
};

/** A way to find out what one needs, for whoever does not know yet. */
export function ShortSet() {
  const forChild = choices.value.asksFor === "child";
  const kind = kindOf(choices.value);
  const id = forChild ? (kind === "child" ? "child" : undefined) : SETS[kind];
  const asked = id && instrument(id);
  if (!asked) return null;
  return (
    <Row
      icon="pencil"
      title={t("interventions.questions", { count: asked.items.length })}
      detail={t(forChild ? "interventions.questions-child" : "interventions.questions-detail")}
      href={`/checkin/${id}${forChild ? "?passing" : ""}`}
    />
  );
}
