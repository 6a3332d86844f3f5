import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dropSetting } from "../../src/offline/db";
import { pushId, pushState, renew, turnOff, turnOn } from "../../src/reminders/push";
import { Browser } from "./browser";

const NOW = new Date("2026-11-22T19:30:00Z");

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const key of ["push-id", "push-endpoint"]) await dropSetting(key);
});

const puts = async () => {
  const id = await pushId();
  return browser.told.filter((asked) => asked === `PUT /api/reminders/subscriptions/${id}`).length;
};

describe("whether notifications are on here", () => {
  test("a browser without a service worker cannot have them", async () => {
    Object.assign(navigator, { serviceWorker: undefined });

    expect(await pushState()).toBe("unsupported");
    expect(await turnOn(NOW)).toEqual({ ok: true });
    expect(browser.told).toEqual([]);
  });

  test("nor can one without notifications", async () => {
    vi.stubGlobal("Notification", undefined);
    Reflect.deleteProperty(globalThis, "Notification");

    expect(await pushState()).toBe("unsupported");
  });

  test("an iPhone has them when the app is on the home screen alone", async () => {
    Object.assign(navigator, { standalone: false });
    expect(await pushState()).toBe("install");

    Object.assign(navigator, { standalone: true });
    expect(await pushState()).toBe("off");
  });

  test("who says no is not asked again", async () => {
    browser.answer = "denied";

    expect(await turnOn(NOW)).toEqual({ ok: true });
    expect(await pushState()).toBe("denied");
    expect(browser.count).toBe(0);
  });

  test("off, on when the server knows, and off again", async () => {
    expect(await pushState()).toBe("off");

    expect(await turnOn(NOW)).toEqual({ ok: true });
    expect(await pushState()).toBe("on");
    expect(await puts()).toBe(1);

    await turnOff();
    expect(await pushState()).toBe("off");
    expect(browser.endpoint).toBeNull();
  });
});

describe("turning them on", () => {
  test("a push service that never answers is not waited for", async () => {
    browser.hangs = true;

    expect(await turnOn(NOW, 20)).toMatchObject({ ok: false, error: "push.unanswered" });
    expect(await pushState()).toBe("off");
  });

  test("a server that takes no subscription leaves them off", async () => {
    browser.status = 422;

    expect(await turnOn(NOW)).toMatchObject({ ok: false, error: "request.invalid" });
    expect(await pushState()).toBe("off");
  });

  test("twice makes a new subscription, by the same name: the old one may be gone", async () => {
    await turnOn(NOW);
    const id = await pushId();

    await turnOn(NOW);

    expect(browser.endpoint).toBe("https://push.example/2");
    expect(await pushId()).toBe(id);
    expect(await puts()).toBe(2);
  });
});

describe("when the screen opens", () => {
  test("the server learns an address that the browser changed", async () => {
    await turnOn(NOW);
    browser.endpoint = "https://push.example/moved";

    await renew();

    expect(await puts()).toBe(2);
    expect(await pushState()).toBe("on");
  });

  test("it is told nothing twice: what was turned off from another phone stays off", async () => {
    await turnOn(NOW);

    await renew();

    expect(await puts()).toBe(1);
  });

  test("a subscription that was never turned on here is not told", async () => {
    browser.endpoint = "https://push.example/of-someone-else";

    await renew();

    expect(await pushState()).toBe("off");
    expect(browser.told).toEqual([]);
  });
});
