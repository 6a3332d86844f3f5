import { expect, test } from "vitest";
import { delay } from "../../src/offline/backoff";

test.each([
  [1, 0, null, 1],
  [1, 0.5, null, 1.5],
  [2, 0, null, 2],
  [5, 0, null, 16],
  [50, 0, null, 150], // never more than five minutes
  [50, 0.999, null, 299.85],
  [1, 0, 30, 31], // the server's wish comes first
])("after %i failures, with chance %d and a wish of %j seconds, wait %d", (failures, chance, after, wait) => {
  expect(delay(failures, chance, after)).toBeCloseTo(wait);
});
