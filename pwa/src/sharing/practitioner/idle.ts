/** Half an hour without a touch or key: what is on the screen is not for whoever passes by. */
import { useEffect } from "preact/hooks";

export const IDLE_MS = 30 * 60_000;
const EVERY_MS = 15_000;
const TOUCHES = ["pointerdown", "keydown", "wheel", "scroll"] as const;

/** Whether nobody was here for too long; clocks tell, for a laptop that slept ran no timers. */
export const isIdle = (lastAt: number, now: number): boolean => now - lastAt >= IDLE_MS;

/** Call `away` after half an hour without a touch or key, also where the device slept meanwhile. */
export function useIdle(away: () => void): void {
  useEffect(() => {
    let lastAt = Date.now();
    const look = () => isIdle(lastAt, Date.now()) && away();
    const touch = () => {
      if (!look()) lastAt = Date.now();
    };
    const returned = ({ persisted }: PageTransitionEvent) => persisted && away(); // a page that the browser froze
    const timer = setInterval(look, EVERY_MS);
    for (const each of TOUCHES) addEventListener(each, touch, { passive: true, capture: true });
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", returned);
    return () => {
      clearInterval(timer);
      for (const each of TOUCHES) removeEventListener(each, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", returned);
    };
  }, [away]);
}
