import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

let arrived = false; // the first screen after opening the app leaves the focus to the browser

/** The one h1 of a screen: what a screen reader hears when the screen, or the question on it, changes. */
export function Heading({ children }: { children: ComponentChildren }) {
  return <h1 tabIndex={-1}>{children}</h1>;
}

/** Move focus to the h1, so that it is read and Tab goes on from there. */
export function focusHeading(): void {
  document.querySelector("h1")?.focus();
}

/** Focus the h1 when a screen appears after another one. */
export function useFocusOnArrival(): void {
  useEffect(() => {
    if (arrived) focusHeading();
    arrived = true;
  }, []);
}
