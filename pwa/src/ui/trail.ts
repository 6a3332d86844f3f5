import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** What the browser's history keeps with each step: the step, and how many of this screen lie behind it. */
type Entry<Step> = Step & { depth: number };

const isEntry = (state: unknown): boolean => typeof (state as { depth?: unknown } | null)?.depth === "number";

/** Give every step its own entry, so that "back" passes them one by one; return the last. */
function lay<Step>(steps: readonly Step[]): Entry<Step> {
  const entries = steps.map((step, depth) => ({ ...step, depth }));
  history.replaceState(entries[0], "");
  for (const entry of entries.slice(1)) history.pushState(entry, "");
  return entries.at(-1)!;
}

/**
 * The step that someone is at within one screen. It lives in the browser's history: "back" is the step before, a reload
 * stays. start: the steps up to where to begin, when the history does not know yet; onMove: called before another shows.
 */
export function useTrail<Step extends object>(start: () => readonly Step[], onMove: () => void) {
  const [entry, setEntry] = useState<Entry<Step>>(() => (isEntry(history.state) ? history.state : lay(start())));
  const left = useRef<(() => void) | null>(null);
  const move = (to: Entry<Step>) => {
    onMove();
    setEntry(to);
  };
  const latest = useRef(move);
  latest.current = move;

  useLayoutEffect(() => {
    const onPop = ({ state }: PopStateEvent) => {
      if (left.current) left.current();
      else if (isEntry(state)) latest.current(state);
    };
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);

  const go = (step: Step) => {
    const next: Entry<Step> = { ...step, depth: entry.depth + 1 };
    history.pushState(next, "");
    move(next);
  };

  /** Take the steps out of the way of "back"; what comes next can then replace the first of them. */
  const leave = () =>
    new Promise<void>((done) => {
      if (entry.depth === 0) return done();
      left.current = done;
      history.go(-entry.depth);
    });

  return { step: entry as Step, isFirst: entry.depth === 0, go, back: () => history.back(), leave };
}
