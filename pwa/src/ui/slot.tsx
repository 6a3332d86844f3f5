import "./slot.css";
import type { ComponentChildren } from "preact";

/** A part of a sentence that can be tapped to choose another. */
export const Slot = ({ onClick, children }: { onClick: () => void; children: ComponentChildren }) => (
  <button class="slot" type="button" onClick={onClick}>
    {children}
  </button>
);
