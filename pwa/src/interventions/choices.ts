/** What someone chose in Help: in memory, and for as long as this tab is open. It is never sent anywhere. */
import { effect, signal } from "@preact/signals";
import { account } from "../accounts/store";
import { owner } from "../offline/store";
import { type Choices, choicesFor } from "./starting";

const KEPT = "welnu.help";

/** What someone chose so far. */
export const choices = signal<Choices>(begun());

export function choose(changes: Partial<Choices>): void {
  choices.value = { ...choices.value, ...changes };
}

/** Choose `value` in a list, or no longer. */
export function toggle(list: ListName, value: string): void {
  const values = choices.value[list];
  choose({ [list]: values.includes(value) ? values.filter((each) => each !== value) : [...values, value] });
}

type ListName = "needs" | "situations" | "form" | "setting" | "languages";

/** Start over with nothing chosen. */
export function startOver(): void {
  choices.value = choicesFor(account.value, new Date());
}

function begun(): Choices {
  const fresh = choicesFor(account.value, new Date());
  try {
    const { whose, ...kept } = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    return whose === owner.value ? { ...fresh, ...kept } : fresh;
  } catch {
    return fresh; // storage is switched off
  }
}

/** Only what is told of oneself: of a child, nothing. */
function keep({ childMonths: _, ...own }: Choices): void {
  try {
    if (own.asksFor === "child") sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify({ whose: owner.value, ...own }));
  } catch {
    // Storage is switched off: the choices last until the app is closed.
  }
}

let whose = owner.value;

effect(() => {
  if (whose !== owner.value) {
    whose = owner.value;
    startOver();
  }
  keep(choices.value);
});
