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

const [FIRST, LAST] = [24, 155]; // months: of children from 2 to 12, as the questions say

const forParent = (months: number | null) =>
  months === null || (months >= FIRST && months <= LAST) ? "child" : undefined;

/** A way to find out what one needs, for whoever does not know yet. */
export function ShortSet() {
  const { asksFor, childMonths } = choices.value;
  const forChild = asksFor === "child";
  const id = forChild ? forParent(childMonths) : SETS[kindOf(choices.value)];
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
