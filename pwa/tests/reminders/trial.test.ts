import { expect, test } from "vitest";
import type { Delivery } from "../../src/reminders/model";
import { ending, triable } from "../../src/reminders/trial";

const one = (state: Delivery["state"], topic = "mine") => ({ state, topic }) as Delivery;
const told = (...answers: (Delivery[] | undefined)[]) => {
  const asked = { times: 0 };
  const look = async () => answers[Math.min(asked.times++, answers.length - 1)];
  return { asked, ending: () => ending("mine", look, async () => {}) };
};

test.each<[Delivery["state"], string]>([
  ["sent", "sent"],
  ["failed", "missed"],
  ["expired", "missed"],
  ["cancelled", "missed"],
])("one that is %s has %s", async (state, end) => {
  expect(await told([one("due")], [one("leased")], [one("sent", "another"), one(state)]).ending()).toBe(end);
});

test("what the server does not tell once is asked again", async () => {
  const trial = told(undefined, [], [one("sent")]);

  expect(await trial.ending()).toBe("sent");
  expect(trial.asked.times).toBe(3);
});

test("after half a minute nobody waits any more", async () => {
  const trial = told([one("due")]);

  expect(await trial.ending()).toBe("slow");
  expect(trial.asked.times).toBe(15);
});

test("only where something can arrive is there something to try", () => {
  expect([triable(0, false), triable(2, false), triable(0, true), triable(1, true)]).toEqual([
    [],
    ["push"],
    ["email"],
    ["push", "email"],
  ]);
});
