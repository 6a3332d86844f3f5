import { describe, expect, test } from "vitest";
import { mayBeLed, notification, nudge, wanted } from "../../src/sw/nudge";

const TOPIC = "f3Qx_9-abcdefghijklmno";

describe("what a push message says", () => {
  test("one of ours", () => {
    expect(nudge({ v: 1, topic: TOPIC, path: `/r/${TOPIC}`, language: "en" })).toEqual({
      topic: TOPIC,
      language: "en",
      done: false,
    });
  });

  test("that it was done, when it says so and nothing else", () => {
    expect(nudge({ topic: TOPIC, done: true })?.done).toBe(true);
    expect(nudge({ topic: TOPIC, done: "true" })?.done).toBe(false);
    expect(nudge({ topic: TOPIC, done: 1 })?.done).toBe(false);
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

const came = { topic: TOPIC, language: "en", done: false } as const;

describe("the notification", () => {
  test("is called after its topic, so that a repeat takes its place in silence", () => {
    const { options } = notification(came);

    expect(options.tag).toBe(TOPIC);
    expect(options.silent).toBe(false);
    expect(options).not.toHaveProperty("renotify");
  });

  test.each([
    ["nl", "Je vroeg om een seintje"],
    ["en", "You asked for a nudge"],
  ] as const)("says in %s that a nudge was asked for, and never why", (language, words) => {
    const { title, options } = notification({ ...came, language });

    expect(title).toBe(words);
    expect(options).not.toHaveProperty("body");
  });

  test("offers later and done", () => {
    expect(notification(came).options.actions.map(({ action }) => action)).toEqual(["later", "done"]);
  });

  test("of one that was done makes no sound, asks nothing, and takes the place of the first", () => {
    const { title, options } = notification({ ...came, done: true });

    expect(title).toBe("You asked for a nudge");
    expect(options).toMatchObject({ tag: TOPIC, silent: true, actions: [] });
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

describe("a window that is open", () => {
  test.each(["/", "/checkin/daily", "/me/reminders", "/r/abc", "/accounting"])(
    "may be led elsewhere from %s",
    (path) => {
      expect(mayBeLed(`https://welnu.example${path}`)).toBe(true);
    },
  );

  test.each(["/account/new", "/recover", "/checkin/daily?amend=1", "/checkin/young-child?passing"])(
    "is left alone at %s, where something is half-way that is kept nowhere",
    (path) => {
      expect(mayBeLed(`https://welnu.example${path}`)).toBe(false);
    },
  );
});
