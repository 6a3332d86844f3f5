import "./styles/index.css";
import { render } from "preact";
import { watch } from "./accounts/store";
import { App } from "./app";
import { ready } from "./checkins/store";
import { startSpeaking } from "./i18n";
import { CrisisHelp } from "./routes";
import { keepOffline } from "./ui/updates";

const PATIENCE_MS = 3000; // a database that another tab holds must keep nobody from help for longer
const BUSY_MS = 5000; // a busy phone is not quiet for long

/** Do what can wait when nothing else is to be done, or after a while all the same. */
const whenQuiet = (then: () => void) =>
  "requestIdleCallback" in globalThis ? requestIdleCallback(then, { timeout: BUSY_MS }) : setTimeout(then, 1000);

const impatience = new Promise((then) => setTimeout(then, PATIENCE_MS));

await Promise.all([startSpeaking(), Promise.race([ready, impatience])]);
render(<App />, document.getElementById("app")!);
whenQuiet(() => {
  void CrisisHelp.preload();
  void keepOffline();
  // without a network, and before anything is kept, these wait for the next start
  import("./instruments").then(({ keepUp }) => keepUp()).catch(() => {});
  import("./accounts/moving").then(({ watchClocks }) => watchClocks()).catch(() => {});
});
watch();
