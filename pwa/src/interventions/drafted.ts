/** What someone chose in Help, kept for as long as this tab is open. */
const KEY = "welnu.help";

export function drafted(): Record<string, unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {}; // storage is switched off
  }
}

export function keepDrafted(choices: object): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Storage is switched off: the choices last until the app is closed.
  }
}

export function dropDrafted(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: there is nothing to drop.
  }
}
