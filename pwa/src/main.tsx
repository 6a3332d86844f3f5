import "./styles/index.css";
import { render } from "preact";
import { watch } from "./accounts/store";
import { App } from "./app";
import { ready } from "./checkins/store";
import { startSpeaking } from "./i18n";
import { CrisisHelp } from "./routes";
import { keepOffline } from "./ui/updates";

const PATIENCE_MS = 3000; // a database that another tab holds must keep nobody from help for longer
const whenQuiet = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 1000));

const impatience = new Promise((then) => setTimeout(then, PATIENCE_MS));

await Promise.all([startSpeaking(), Promise.race([ready, impatience])]);
render(<App />, document.getElementById("app")!);
whenQuiet(() => {
  void CrisisHelp.preload();
  void keepOffline();
  void import("./instruments").then(({ keepUp }) => keepUp());
  void import("./accounts/moving").then(({ watchClocks }) => watchClocks());
});
watch();
