import { expect, test } from "vitest";
import { uuid7 } from "../../src/offline/uuid";

test("an id is a UUID of version 7", () => {
  expect(uuid7(new Date("2022-02-22T19:22:22Z"))).toMatch(
    /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  ); // the example of RFC 9562 appendix A.6
});

test("ids sort by the moment they were made", () => {
  const moments = [
    "1999-12-31T23:59:59.999Z",
    "2026-11-21T12:00:00.000Z",
    "2026-11-21T12:00:00.001Z",
    "2300-01-01T00:00:00Z",
  ];
  const ids = moments.map((moment) => uuid7(new Date(moment)));
  expect([...ids].sort()).toEqual(ids);
});

test("no two are alike", () => {
  const now = new Date();
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(now))).size).toBe(1000);
});
