/** What becomes of one that is sent to try it: the server is asked for a while. */

import { isWaiting } from "./history";
import type { Channel, Delivery } from "./model";

/** sent: on its way to the phone or the mailbox. missed: it will not come. slow: nobody knows yet. */
export type Ending = "sent" | "missed" | "slow";

const PAUSE_MS = 2_000; // schedulers look as often
const TIMES = 15; // half a minute

/** Return what became of the one with `topic`. look: what the server tells now, undefined if it does not answer. */
export async function ending(
  topic: string,
  look: () => Promise<readonly Delivery[] | undefined>,
  pause: () => Promise<unknown> = () => new Promise((done) => setTimeout(done, PAUSE_MS)),
): Promise<Ending> {
  for (let time = 0; time < TIMES; time++) {
    await pause();
    const found = (await look())?.find((one) => one.topic === topic);
    if (found && !isWaiting(found)) return found.state === "sent" ? "sent" : "missed";
  }
  return "slow";
}

/** Return where one can be tried: on a device that takes notifications, in a mailbox. */
export const triable = (devices: number, email: boolean): Channel[] => [
  ...(devices > 0 ? (["push"] as const) : []),
  ...(email ? (["email"] as const) : []),
];
