import { expect, test } from "vitest";
import { responsesCsv, uptakesCsv } from "../../src/accounts/takeaway";
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

test("a table has a row for every response, under the names that the server uses, and Excel knows its letters", () => {
  expect(responsesCsv([checkin("a", { mood: 7, energy: 0 }), checkin("b", {})])).toBe(
    "\ufeffcheckin,completed_at,instrument,version,item,value\r\n" +
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
  expect(responsesCsv([checkin("a", { mood: 7 }, instrument)])).toContain(`,${cell},1,mood,7`);
});

test("a table of uptakes has a row each, under the names that the server uses", () => {
  const uptake = {
    id: "a",
    revision: 0,
    intervention: "grip-op-je-dip",
    status: "done",
    started_on: "2026-11-01",
    ended_on: null,
    helped: 0,
    note: "=rust, eindelijk",
    for_child: false,
    changed_at: "2026-11-21T10:00:00.000Z",
    state: "stored",
  } as const;

  expect(uptakesCsv([uptake])).toBe(
    "\ufeffuptake,intervention,status,started_on,ended_on,helped,note,for_child,changed_at\r\n" +
      `a,grip-op-je-dip,done,2026-11-01,,0,"'=rust, eindelijk",false,2026-11-21T10:00:00.000Z\r\n`,
  );
});
