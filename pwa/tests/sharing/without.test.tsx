import { afterEach, expect, test } from "vitest";
import { erase, startOnPhone } from "../../src/accounts/store";
import { leave, open, sees, texts } from "./page";

afterEach(async () => {
  leave();
  await erase();
});

test.each(["/me/sharing", "/me/sharing/open", "/me/sharing/codes/x", "/me/sharing/preview"])(
  "without an account %s says what it takes, and what works without",
  async (path) => {
    await startOnPhone();

    open(path);

    await sees("Daarvoor moet het op onze server staan, in een account.");
    expect(texts("main a")).toEqual(["Ik heb al een account", "Neem je samenvatting zelf mee", "Maak een account"]);
  },
);
