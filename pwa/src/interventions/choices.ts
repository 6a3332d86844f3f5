/** What someone chose in Help: in memory, and for as long as this tab is open. It is never sent anywhere. */
import { effect, signal } from "@preact/signals";
import { account } from "../accounts/store";
import { owner } from "../offline/store";
import { drafted, dropDrafted, keepDrafted } from "./drafted";
import { type Choices, choicesFor } from "./starting";

/** What someone chose so far. */
export const choices = signal<Choices>(begun());

export function choose(changes: Partial<Choices>): void {
  choices.value = { ...choices.value, ...changes };
}

type ListName = "needs" | "situations" | "form" | "setting" | "languages";

/** Choose `value` in a list, or no longer. */
export function toggle(list: ListName, value: string): void {
  const values = choices.value[list];
  choose({ [list]: values.includes(value) ? values.filter((each) => each !== value) : [...values, value] });
}

function begun(): Choices {
  const fresh = choicesFor(account.value, new Date());
  const { whose, ...kept } = drafted();
  return whose === owner.value ? { ...fresh, ...kept } : fresh;
}

/** Only what is told of oneself: of a child, nothing. */
function keep({ childMonths: _, ...own }: Choices): void {
  if (own.asksFor === "child") dropDrafted();
  else keepDrafted({ whose: owner.value, ...own });
}

effect(() => keep(choices.value));

let isHere = account.value.mode !== "none";
let whose = owner.value;

/** Whoever comes after someone else, or after everything was erased, finds nothing chosen. */
effect(() => {
  const [here, who] = [account.value.mode !== "none", owner.value];
  const isAnother = who !== whose || (isHere && !here);
  [isHere, whose] = [here, who];
  if (isAnother) choices.value = choicesFor(account.value, new Date());
});
