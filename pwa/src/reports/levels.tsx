/** How deep the headings of a summary stand: it is a page of its own, or a part of one. */
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

export type Level = 1 | 2;

export const Levels = createContext<Level>(1);

/** The title of a part, and at its end what it is about. */
export function PartTitle({ children, aside }: { children: ComponentChildren; aside?: ComponentChildren }) {
  const Tag = useContext(Levels) === 1 ? "h2" : "h3";
  return (
    <div class="part-title">
      <Tag>{children}</Tag>
      {aside && <span>{aside}</span>}
    </div>
  );
}
