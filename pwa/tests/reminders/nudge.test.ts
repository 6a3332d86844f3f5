import { describe, expect, test } from "vitest";
import { notification, nudge, wanted } from "../../src/sw/nudge";

const TOPIC = "f3Qx_9-abcdefghijklmno";

describe("what a push message says", () => {
  test("one of ours", () => {
    expect(nudge({ v: 1, topic: TOPIC, path: `/r/${TOPIC}`, language: "en" })).toEqual({
      topic: TOPIC,
      language: "en",
    });
  });

  test("in Dutch when it names another language, or none", () => {
    expect(nudge({ topic: TOPIC, language: "fr" })?.language).toBe("nl");
    expect(nudge({ topic: TOPIC })?.language).toBe("nl");
  });

  test.each([undefined, null, "words", {}, { topic: 7 }, { topic: "" }, { topic: "../me" }, { topic: "a".repeat(33) }])(
    "nothing, when it makes no sense: %o",
    (message) => {
      expect(nudge(message)).toBeUndefined();
    },
  );
});

describe("the notification", () => {
  test("is called after its topic, so that a repeat takes its place in silence", () => {
    const { options } = notification({ topic: TOPIC, language: "nl" });

    expect(options.tag).toBe(TOPIC);
    expect(options).not.toHaveProperty("renotify");
  });

  test.each([
    ["nl", "Je vroeg om een seintje"],
    ["en", "You asked for a nudge"],
  ] as const)("says in %s that a nudge was asked for, and never why", (language, words) => {
    const { title, options } = notification({ topic: TOPIC, language });

    expect(title).toBe(words);
    expect(options).not.toHaveProperty("body");
  });

  test("offers later and done", () => {
    expect(notification({ topic: TOPIC, language: "en" }).options.actions.map(({ action }) => action)).toEqual([
      "later",
      "done",
    ]);
  });
});

describe("a tap", () => {
  test("on the notification opens where it leads", () => {
    expect(wanted("", TOPIC)).toEqual({ path: `/r/${TOPIC}` });
  });

  test.each(["later", "done"])("on %s tells the server", (action) => {
    expect(wanted(action, TOPIC)).toEqual({ path: `/r/${TOPIC}`, url: `/api/reminders/deliveries/${action}` });
  });

  test("never leads to an address that a message made up", () => {
    expect(wanted("done", "//elsewhere.example")).toEqual({ path: "/" });
  });
});
