import { expect, test } from "vitest";
import { guarded, isFull, PhoneFault } from "../../src/offline/store";

test("a full phone is told in our own word, until something can be kept again", async () => {
  const full = Promise.reject(new DOMException("no room", "QuotaExceededError"));

  await expect(guarded(full)).rejects.toEqual(new PhoneFault("offline.full"));
  expect(isFull.value).toBe(true);

  await guarded(Promise.resolve("kept"));
  expect(isFull.value).toBe(false);
});

test("any other failure stays what it is", async () => {
  await expect(guarded(Promise.reject(new RangeError("odd")))).rejects.toThrow(RangeError);
  expect(isFull.value).toBe(false);
});
