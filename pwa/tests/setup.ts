/** Every test file starts in Dutch, with all messages loaded, and with the browser's database. */
import "fake-indexeddb/auto";
import { beforeAll } from "vitest";
import { setLanguage, speakAll } from "../src/i18n";

beforeAll(async () => {
  if (!("document" in globalThis)) return; // no page, no words
  await speakAll();
  await setLanguage("nl");
});
