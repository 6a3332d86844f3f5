/** Several tabs of one app: one does at a time, all show the same. Browsers without these means have one tab in practice. */

/** What one tab tells the others.
 * records: something was written. person: someone came or went.
 * profile: something about them changed. stop: let go of the network.
 */
type News = "records" | "person" | "profile" | "stop";

const LOCK = "welnu";
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("welnu") : undefined;

let queue: Promise<unknown> = Promise.resolve();

/** Do `work` while nobody else does any such work: talking to the server, or changing who is logged in. */
export async function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  if (navigator.locks) return (await navigator.locks.request(LOCK, work)) as Result;
  const turn = queue.then(work, work);
  queue = turn.catch(() => {});
  return turn;
}

export function tell(news: News): void {
  channel?.postMessage(news);
}

export function listen(heard: (news: News) => void): void {
  channel?.addEventListener("message", ({ data }) => heard(data));
}
