/** The worked examples of tests/cases/reminders/, which pytest reads too: server and phone can never drift. */
import { expect, test } from "vitest";
import written from "../../../tests/cases/reminders/next.json";
import type { Schedule } from "../../src/reminders/model";
import { nextAfter } from "../../src/reminders/schedule";
import { dayOf, isoDay } from "../../src/trends/series";

interface Case {
  why: string;
  schedule: Partial<Schedule>;
  after: string;
  last_done_on?: string;
  next: [on: string, slot: number, due: string][];
}

test.each(written.cases as unknown as Case[])("$why", ({ schedule, after, last_done_on, next }) => {
  const whole = { ...written.daily, ...schedule } as Schedule;

  const found = nextAfter(whole, Date.parse(after), 3, last_done_on ? dayOf(last_done_on) : null);

  expect(found.map(({ day, slot, due }) => [isoDay(day), slot, due])).toEqual(
    next.map(([on, slot, due]) => [on, slot, Date.parse(due)]),
  );
});
