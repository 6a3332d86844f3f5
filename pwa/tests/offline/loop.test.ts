import { expect, test } from "vitest";
import { loop } from "../../src/offline/loop";
import type { Outcome } from "../../src/offline/sync";

const DONE: Outcome = { kind: "done" };
const later = (after: number | null = null): Outcome => ({ kind: "later", error: "offline.busy", after });

/** A loop whose attempts end as told, and whose alarm clock is wound by hand. */
function trial(...outcomes: Outcome[]) {
  const waits: number[] = [];
  let ring: () => void = () => {};
  let count = 0;
  const run = async () => {
    count++;
    return outcomes.shift() ?? DONE;
  };
  const alarm = (seconds: number, then: () => void) => {
    waits.push(seconds);
    ring = then;
    return () => {
      ring = () => {};
    };
  };
  return { ...loop(run, alarm, () => 0), waits, attempts: () => count, ring: () => ring() };
}

test("when it works, nothing more happens", async () => {
  const { nudge, waits, attempts } = trial(DONE);
  await nudge();
  expect([attempts(), waits]).toEqual([1, []]);
});

test("while it does not work, the waits double; once it works, they start anew", async () => {
  const { now, waits } = trial(later(), later(), later(), DONE, later());
  for (let n = 0; n < 5; n++) await now();
  expect(waits).toEqual([1, 2, 4, 1]);
});

test("when the alarm rings it tries again", async () => {
  const { nudge, ring, attempts } = trial(later(), DONE);
  await nudge();
  ring();
  expect(attempts()).toBe(2);
});

test("a wait that the server asked for is kept, unless the person asks", async () => {
  const { nudge, now, attempts, waits } = trial(later(60), DONE);
  await nudge();
  await nudge(); // the network came back
  expect([attempts(), waits]).toEqual([1, [61]]);
  await now();
  expect(attempts()).toBe(2);
});

test("a nudge during an attempt is not lost: what was written meanwhile goes along", async () => {
  const { nudge, attempts } = trial(DONE, DONE);
  await Promise.all([nudge(), nudge(), nudge()]);
  expect(attempts()).toBe(2);
});

test("at rest, no alarm rings", async () => {
  const { nudge, rest, ring, attempts } = trial(later(), DONE);
  await nudge();
  rest();
  ring();
  expect(attempts()).toBe(1);
});
