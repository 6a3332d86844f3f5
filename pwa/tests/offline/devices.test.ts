import fc from "fast-check";
import { expect, test } from "vitest";
import { refusedPart } from "../../src/offline/merge";
import { Server } from "./server";
import { SORTS } from "./sorts";
import { disagreement, life, lives, type Step, step } from "./world";

test.each(SORTS)(
  "two or three phones agree in the end on %s, each exactly once, and nothing is lost unread",
  async (_, sort) => {
    await fc.assert(
      fc.asyncProperty(lives, async ([phones, steps]) => {
        const world = await life(sort, phones, steps, new Server(sort.kind, 3));
        expect(await disagreement(world)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  },
  120_000,
);

test.each(SORTS)(
  "a phone alone is never refused its %s, whatever the network does: its last words are stored",
  async (_, sort) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const world = await life(sort, 1, steps.map(alone), new Server(sort.kind, 3));
        const [phone] = world.phones;
        for (const [id, item] of await phone!.load()) expect(refusedPart(id, item)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  },
  120_000,
);

/** Without what one tab more would do, and without letting go of what was never refused. */
function alone(step: Step): Step {
  if (step.do === "let go") return { ...step, do: "amend" };
  if (step.do !== "sync") return step;
  return { ...step, meanwhile: step.meanwhile?.do === "sync" ? null : step.meanwhile && alone(step.meanwhile) };
}
