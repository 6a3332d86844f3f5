/** Every test file starts in Dutch, with all messages loaded, with the browser's database, and with patience. */
import "fake-indexeddb/auto";
import { beforeAll, vi } from "vitest";
import { setLanguage, speakAll } from "../src/i18n";

const PATIENCE_MS = 5000; // a busy machine is not a fault

const { waitFor } = vi;
vi.waitFor = (look, options = PATIENCE_MS) => waitFor(look, options);

beforeAll(async () => {
  if (!("document" in globalThis)) return; // no page, no words
  await speakAll();
  await setLanguage("nl");
});
