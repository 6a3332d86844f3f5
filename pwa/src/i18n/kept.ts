/** Small choices that this phone remembers outside of any record: language, colours, text size. */

/** Return the choice kept under `name` if it is one of `allowed`. */
export function kept<Choice extends string>(name: string, allowed: readonly Choice[]): Choice | undefined {
  try {
    return allowed.find((choice) => choice === localStorage.getItem(`welnu.${name}`));
  } catch {
    return undefined; // storage is switched off: the default then
  }
}

/** Keep `choice` under `name`, where the phone allows it. */
export function keep(name: string, choice: string): void {
  try {
    localStorage.setItem(`welnu.${name}`, choice);
  } catch {
    // Storage is switched off or full: the choice holds until the app is closed.
  }
}
