import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface DialogProps {
  title: string;
  /** Escape, a tap beside it, or an answer. */
  onClose: () => void;
  children: ComponentChildren;
  /** The buttons. */
  actions: ComponentChildren;
}

/** A question that must be answered first: a sheet from below. Render it while it is open. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    ref.current?.showModal();
    heading.current?.focus(); // not the first button: in large text that would scroll the question out of sight
    return () => (opener as HTMLElement | null)?.focus?.();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={ref}
      class="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(e) => e.target === ref.current && onClose()}
    >
      <div class="sheet-in">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
        <div class="pair">{actions}</div>
      </div>
    </dialog>
  );
}
