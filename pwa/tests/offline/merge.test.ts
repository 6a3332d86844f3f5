import { describe, expect, test } from "vitest";
import { CHECKINS } from "../../src/checkins/kind";
import type { Contents } from "../../src/checkins/model";
import * as merge from "../../src/offline/merge";
import { live, refusedPart, removed, retried, written } from "../../src/offline/merge";

const ID = "0193477a-0000-7000-8000-000000000001";
const contents = (mood: number): Contents => ({
  completed_at: "2026-11-21T10:00:00.000Z",
  time_zone: "Europe/Amsterdam",
  administrations: [{ instrument: "daily", version: 1, responses: { mood } }],
  tags: ["work"],
  note: null,
});
const stored = (mood: number, revision = 0): merge.Stored<Contents> => ({ id: ID, revision, ...contents(mood) });
const gone = { id: ID, deleted_at: "2026-11-21T11:00:00Z" };
const EXISTS = { kind: "refused", refusal: { error: "checkin.exists", message: "exists" } } as const;

type Item = merge.Item<Contents>;

const sending = (item: Item) => merge.sending(item, CHECKINS);
const pulled = (item: Item, known: merge.Known<Contents>) => merge.pulled(item, known, CHECKINS);
const answered = (item: Item, sent: merge.Entry<Contents>, reply: merge.Reply<Contents>) =>
  merge.answered(item, sent, reply, CHECKINS);

const created: Item = written({}, contents(7));
const sent = sending(created);
const state = (item: Item) => live(ID, item)?.state;

describe("what the person sees", () => {
  test("what was just written is on this phone", () => expect(state(created)).toBe("phone"));

  test("what the server took is stored", () => {
    const item = answered(sent, sent.entry!, { kind: "stored", stored: stored(7) });
    expect(item).toEqual({ stored: stored(7) });
    expect(state(item)).toBe("stored");
  });

  test("what the server refused stays among the others, and among the refused", () => {
    const refusal = { error: "request.invalid", message: "item unknown" };
    const item = answered(sent, sent.entry!, { kind: "refused", refusal });
    expect(live(ID, item)).toMatchObject({ state: "refused", refusal });
    expect(refusedPart(ID, item)?.administrations[0]?.responses).toEqual({ mood: 7 });
  });

  test("what was changed elsewhere is shown as it was changed, and one's own words beside it", () => {
    const item = pulled(written({ stored: stored(7) }, contents(3)), stored(9, 1));
    expect(live(ID, item)).toMatchObject({ revision: 1, state: "stored" });
    expect(refusedPart(ID, item)).toMatchObject({
      administrations: contents(3).administrations,
      refusal: { error: "checkin.exists" },
    });
  });

  test("what was deleted elsewhere is gone, and one's own unsent words are kept as refused", () => {
    const item = pulled(written({ stored: stored(7) }, contents(3)), gone);
    expect(live(ID, item)).toBeUndefined();
    expect(refusedPart(ID, item)?.refusal?.error).toBe("checkin.deleted");
  });
});

describe("answers that come late, twice or out of order", () => {
  test("an answer to the first words does not acknowledge the second", () => {
    const amended = written(sent, contents(3));
    const item = answered(amended, sent.entry!, { kind: "stored", stored: stored(7) });
    expect(item).toMatchObject({ stored: stored(7), entry: { revision: 1, contents: contents(3), tried: [] } });
  });

  test("a refusal of the first words does not refuse the second", () => {
    const amended = written(sent, contents(3));
    const item = answered(amended, sent.entry!, {
      kind: "refused",
      refusal: { error: "request.invalid", message: "" },
    });
    expect(item).toEqual(amended);
  });

  test("an older revision does not replace a newer one", () => {
    expect(pulled({ stored: stored(9, 2) }, stored(7, 1))).toEqual({ stored: stored(9, 2) });
  });

  test("an acknowledgement that arrives after the deletion brings nothing back", () => {
    expect(pulled({ stored: gone }, stored(7))).toEqual({ stored: gone });
  });

  test("one's own words under a lost answer are no clash: the newer ones go on top", () => {
    const amended = sending(written(sent, contents(3)));
    const item = pulled(answered(amended, amended.entry!, EXISTS), stored(7));
    expect(item.entry).toEqual({ want: "keep", revision: 1, contents: contents(3), tried: [] });
  });

  test("a server that writes our words its own way has still taken them", () => {
    const item = answered(sent, sent.entry!, { kind: "stored", stored: { ...stored(7), tags: ["Work"] } });
    expect(item.entry).toBeUndefined();
  });
});

describe("deleting", () => {
  test("leaves nothing of what was never sent", () => expect(removed(created)).toEqual({}));

  test("is sent for what may have arrived", () => expect(removed(sent).entry).toEqual({ want: "delete" }));

  test("beats what was written elsewhere meanwhile", () => {
    const item = pulled(removed({ stored: stored(7) }), stored(9, 1));
    expect(item.entry).toEqual({ want: "delete" });
    expect(live(ID, item)).toBeUndefined();
  });

  test("twice is deleting once", () => expect(removed(removed(sent))).toEqual(removed(sent)));
});

test("choosing one's own words sends them above the revision they clashed with", () => {
  const clash = pulled(written({ stored: stored(7) }, contents(3)), stored(9, 1));
  expect(retried(clash).entry).toEqual({ want: "keep", revision: 2, contents: contents(3), tried: [] });
});

test("letting go of one's own words leaves what the server has", () => {
  const clash = pulled(written({ stored: stored(7) }, contents(3)), stored(9, 1));
  expect(merge.dismissed(clash)).toEqual({ stored: stored(9, 1) });
  expect(merge.dismissed(created)).toEqual(created);
});

test("contents are the same in any order of instruments and items", () => {
  const [a, b] = [
    { instrument: "daily", version: 1, responses: { x: 1, y: 2 } },
    { instrument: "weekly", version: 1, responses: {} },
  ];
  const turned = { ...a!, responses: { y: 2, x: 1 } };
  expect(
    CHECKINS.same({ ...contents(1), administrations: [a!, b!] }, { ...contents(1), administrations: [b!, turned] }),
  ).toBe(true);
});
