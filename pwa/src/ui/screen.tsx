import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { matchBar } from "./bar";
import { Heading, useFocusOnArrival } from "./heading";
import { type Tab, Tabs } from "./tabs";
import { Top, type TopProps } from "./top";

/** moment: dawn sky above water · tool: plain shallow water · deep: still water, Crisis help */
export type Tone = "moment" | "tool" | "deep";

interface ScreenProps extends TopProps {
  /** The one h1, and the title of the page. */
  title: string;
  tone?: Tone;
  /** Shows the tab bar, with this tab current. */
  tab?: Tab;
  /** Where the h1 stands: in the top bar (tools with a tab), above the children, or where the screen puts its own <Heading>. */
  heading?: "top" | "body" | "own";
  /** The main button, always at the thumb. */
  foot?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

/** The frame of every screen: top bar, middle, main button or tab bar. Focus goes to its h1 when it appears. */
export function Screen({ title, tone = "tool", tab, heading, foot, children, ...rest }: ScreenProps) {
  const { class: name = "", ...top } = rest;
  const place = heading ?? (tab ? "top" : "body");
  const h1 = <Heading>{title}</Heading>;
  useFocusOnArrival();
  useEffect(() => {
    document.title = `${title} · Welnu`;
  }, [title]);
  useEffect(matchBar, [tone]);
  return (
    <div class={`screen ${tone} ${name}`}>
      <Top {...top} start={place === "top" ? h1 : top.start} />
      <main class="middle">
        <div class="body">
          {place === "body" && h1}
          {children}
        </div>
        {foot && <footer class="foot">{foot}</footer>}
      </main>
      {tab && <Tabs current={tab} />}
    </div>
  );
}
