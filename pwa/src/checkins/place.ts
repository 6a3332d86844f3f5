import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Place } from "./flow";

/** What the browser's history keeps with each question: the place, and how many questions lie behind it. */
type Entry = Place & { depth: number };

const isEntry = (state: unknown): state is Entry => typeof (state as Entry | null)?.depth === "number";

/** Give every question before `place` its own entry, so that "back" passes them after a resumption too. */
function lay(place: Place): Entry {
  history.replaceState({ position: 0, reviewing: false, depth: 0 } satisfies Entry, "");
  for (let depth = 1; depth <= place.position; depth++) {
    history.pushState({ position: depth, reviewing: false, depth } satisfies Entry, "");
  }
  return { ...place, depth: place.position };
}

/**
 * The question someone is at. It lives in the browser's history: "back" is the question before, a reload stays.
 * start: where to begin when the history does not know yet; onMove: called before another question shows.
 */
export function usePlace(start: () => Place, onMove: () => void) {
  const [entry, setEntry] = useState<Entry>(() => (isEntry(history.state) ? history.state : lay(start())));
  const left = useRef<(() => void) | null>(null);
  const move = (to: Entry) => {
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

  const go = (place: Place) => {
    const next: Entry = { ...place, depth: entry.depth + 1 };
    history.pushState(next, "");
    move(next);
  };

  /** Take the questions out of the way of "back"; what comes next can then replace the first of them. */
  const leave = () =>
    new Promise<void>((done) => {
      if (entry.depth === 0) return done();
      left.current = done;
      history.go(-entry.depth);
    });

  return { place: entry as Place, isFirst: entry.depth === 0, go, back: () => history.back(), leave };
}
