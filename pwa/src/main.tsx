import "./styles/index.css";
import { render } from "preact";
import { watch } from "./accounts/store";
import { App } from "./app";
import { ready } from "./checkins/store";
import { startSpeaking } from "./i18n";
import { CrisisHelp } from "./routes";
import { keepOffline } from "./ui/updates";

const whenQuiet = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 1000));

await Promise.all([startSpeaking(), ready]);
render(<App />, document.getElementById("app")!);
whenQuiet(() => {
  void CrisisHelp.preload();
  void keepOffline();
  void import("./instruments").then(({ keepUp }) => keepUp());
});
watch();
