/** Half an hour without a touch or key: what is on the screen is not for whoever passes by. */
import { useEffect } from "preact/hooks";

export const IDLE_MS = 30 * 60_000;
export const EVERY_MS = 15_000;
/** On which tabs tell each other that somebody is here: who works in one is not away from the others. */
export const CHANNEL = "welnu-practitioner-here";
const TOUCHES = ["pointerdown", "keydown", "wheel", "scroll"] as const;

/** Whether nobody was here for too long; clocks tell, for a laptop that slept ran no timers. */
export const isIdle = (lastAt: number, now: number): boolean => now - lastAt >= IDLE_MS;

/** Call `away` after half an hour without a touch or key in any tab, also where the device slept meanwhile. */
export function useIdle(away: () => void): void {
  useEffect(() => {
    const others = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
    let lastAt = Date.now();
    let toldAt = 0;
    const look = () => {
      const isAway = isIdle(lastAt, Date.now());
      if (isAway) away();
      return isAway;
    };
    const touch = () => {
      if (look()) return;
      lastAt = Date.now();
      if (lastAt - toldAt < EVERY_MS) return;
      toldAt = lastAt;
      others?.postMessage("here");
    };
    const returned = ({ persisted }: PageTransitionEvent) => persisted && away(); // a page that the browser froze
    const timer = setInterval(look, EVERY_MS);
    others?.addEventListener("message", () => {
      lastAt = Date.now();
    });
    for (const each of TOUCHES) addEventListener(each, touch, { passive: true, capture: true });
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", returned);
    return () => {
      clearInterval(timer);
      others?.close();
      for (const each of TOUCHES) removeEventListener(each, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", returned);
    };
  }, [away]);
}
