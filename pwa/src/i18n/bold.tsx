import type { ComponentChildren } from "preact";

/** What <b>…</b> in a message becomes. */
export function bold(parts: ComponentChildren[]): ComponentChildren {
  return <b>{parts}</b>;
}
