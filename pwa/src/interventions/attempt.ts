import { useState } from "preact/hooks";
import type { Fault } from "../checkins/finishing";
import { PhoneFault } from "../offline/store";

/** Runs `work`; tells whether it went well. */
export type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;

/** What this phone may not be able to keep: `fault` says why, until the next attempt. */
export function useAttempt(): { fault: Fault | undefined; attempt: Attempt } {
  const [fault, setFault] = useState<Fault>();
  const attempt: Attempt = async (work) => {
    setFault(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof PhoneFault)) throw error;
      setFault(error.error);
      return false;
    }
  };
  return { fault, attempt };
}
