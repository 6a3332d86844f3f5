import type { Day } from "../trends/series";
import type { Frame, Span } from "./frame";

/** A place in a chart that can be reached, and what is said there. */
export type Stop = { on: Day; text: string };

interface StepperProps {
  label: string;
  stops: readonly Stop[];
  span: Span;
  place: Frame;
  picked: Day | undefined;
  onPick: (on: Day) => void;
}

const HALF_THUMB = 6; // pixels, see styles: a tap lands on the day under the finger
const PAGE = 7; // stops

/**
 * Steps through a chart: a native slider lies transparent over it, so that tap, slide, arrow keys and screen
 * readers all work; it goes from answer to answer, across the gaps.
 */
export function Stepper({ label, stops, span, place, picked, onPick }: StepperProps) {
  const current = stops.find(({ on }) => on === picked) ?? stops.at(-1);
  if (!current) return null;
  const slide = ({ currentTarget: input }: { currentTarget: HTMLInputElement }) => {
    const { on } = nearest(stops, Number(input.value));
    input.value = String(on);
    onPick(on);
  };
  const step = (event: KeyboardEvent) => {
    const stop = reached(stops, current, event.key);
    if (!stop) return;
    event.preventDefault();
    onPick(stop.on);
  };
  return (
    <input
      class="stepper"
      type="range"
      min={span.first}
      max={span.last}
      step="any"
      value={current.on}
      aria-label={label}
      aria-valuetext={current.text}
      style={{ left: `${place.left - HALF_THUMB}px`, width: `${place.right - place.left + 2 * HALF_THUMB}px` }}
      onKeyDown={step}
      onInput={slide}
      onClick={slide}
      onPointerUp={slide}
    />
  );
}

/** Return the stop closest to `on`. */
export function nearest(stops: readonly Stop[], on: Day): Stop {
  return stops.reduce((best, stop) => (Math.abs(stop.on - on) < Math.abs(best.on - on) ? stop : best));
}

/** Return where a key leads from `current`; undefined for a key that is not for us. */
export function reached(stops: readonly Stop[], current: Stop, key: string): Stop | undefined {
  const at = stops.indexOf(current);
  const to: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - PAGE,
    PageUp: at + PAGE,
    Home: 0,
    End: stops.length - 1,
  };
  return stops[Math.max(0, Math.min(stops.length - 1, to[key] ?? Number.NaN))];
}
