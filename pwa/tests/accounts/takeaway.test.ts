import { expect, test } from "vitest";
import { csv } from "../../src/accounts/takeaway";
import type { CheckIn } from "../../src/checkins/model";

const checkin = (id: string, responses: Record<string, number>, instrument = "daily"): CheckIn => ({
  id,
  revision: 0,
  completed_at: "2026-11-21T10:00:00.000Z",
  time_zone: "Europe/Amsterdam",
  administrations: [{ instrument, version: 1, responses }],
  tags: [],
  note: null,
  state: "stored",
});

test("a table has a row for every response, under the names that the server uses", () => {
  expect(csv([checkin("a", { mood: 7, energy: 0 }), checkin("b", {})])).toBe(
    "checkin,completed_at,instrument,version,item,value\r\n" +
      "a,2026-11-21T10:00:00.000Z,daily,1,mood,7\r\n" +
      "a,2026-11-21T10:00:00.000Z,daily,1,energy,0\r\n",
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["-x", "'-x"],
  ["@sum", "'@sum"],
  ['a "b", c', '"a ""b"", c"'],
])("a cell that says %j cannot act as a formula or break the row", (instrument, cell) => {
  expect(csv([checkin("a", { mood: 7 }, instrument)])).toContain(`,${cell},1,mood,7`);
});
