/** When to talk to the server: at once when asked, and again, ever later, while it does not work. */
import { delay } from "./backoff";
import type { Outcome } from "./sync";

/** Ring after `seconds`; returns how to call it off. */
export type Alarm = (seconds: number, ring: () => void) => () => void;

export const alarmClock: Alarm = (seconds, ring) => {
  const timer = setTimeout(ring, seconds * 1000);
  return () => clearTimeout(timer);
};

export type Loop = ReturnType<typeof loop>;

/** run: one attempt, never two at a time. chance: 0 <= chance < 1, drawn anew for each wait. */
export function loop(run: () => Promise<Outcome>, alarm: Alarm, chance: () => number) {
  let failures = 0;
  let callOff: (() => void) | undefined;
  let ordered = false; // the server named a time: nothing but the person comes before it
  let running: Promise<void> | undefined;
  let again = false;

  async function turn(): Promise<void> {
    callOff?.();
    ordered = false;
    do {
      again = false;
      const outcome = await run();
      failures = outcome.kind === "later" ? failures + 1 : 0;
      if (outcome.kind === "later") return wait(outcome.after);
    } while (again);
  }

  function wait(after: number | null): void {
    ordered = after !== null;
    callOff = alarm(delay(failures, chance(), after), () => void start());
  }

  function start(): Promise<void> {
    running ??= turn().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    /** Something is to be sent, or the network is back. */
    nudge(): Promise<void> {
      if (running) again = true;
      return running ?? (ordered ? Promise.resolve() : start());
    },
    /** The person asks. */
    now(): Promise<void> {
      if (running) again = true;
      return start();
    },
    /** Whoever was here has left. */
    rest(): void {
      callOff?.();
      ordered = false;
      failures = 0;
    },
  };
}
