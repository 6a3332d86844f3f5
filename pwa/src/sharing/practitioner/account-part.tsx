import type { ComponentChildren } from "preact";

interface PartProps {
  name: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the account, under a heading of its own. */
export const Part = ({ name, title, children }: PartProps) => (
  <section class="part">
    <h2 id={name} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
);

/** Move focus to the heading of a part in which a form gave way again to what it changes. */
export const focusPart = (name: string): void => document.getElementById(name)?.focus();
