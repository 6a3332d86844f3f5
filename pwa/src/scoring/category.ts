/** Named rules that sort one administration into a group; the same as backend/welnu/scoring/category.py. */
import type { Category, Definition, Responses } from "./definition.ts";
import { counted } from "./score.ts";

const FEELING = 3; // the first 3 items ask how one feels, the other 11 how one gets on with others and oneself
const FEELING_NEEDED = 1;
const FUNCTIONING_NEEDED = 6;
const GROUPS: [Category, number[]][] = [
  ["flourishing", [4, 5]],
  ["languishing", [0, 1]],
];

/** The category of an administration; null without a rule, or while skipped items could change it.
 *
 * Source of the rule "keyes": Keyes 2002, doi:10.2307/3090197; Lamers et al. 2011, doi:10.1002/jclp.20741
 */
export function category(definition: Definition, responses: Responses): Category | null {
  if (definition.category === null) return null;
  const answers = counted(definition, responses);
  const values = definition.items.map(({ id }) => answers.get(id));
  for (const [name, group] of GROUPS) {
    if (reaches(values, group)) return name; // both need 6 of the same 11, so at most one is reached
    if (reaches(values, [...group, undefined])) return null;
  }
  return "moderate";
}

/** Whether enough of `values` are in `group`; with undefined in it, skipped items count as if they were. */
function reaches(values: (number | undefined)[], group: (number | undefined)[]): boolean {
  const count = (part: (number | undefined)[]) => part.filter((value) => group.includes(value)).length;
  return count(values.slice(0, FEELING)) >= FEELING_NEEDED && count(values.slice(FEELING)) >= FUNCTIONING_NEEDED;
}
