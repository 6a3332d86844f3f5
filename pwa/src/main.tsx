import "./styles/index.css";
import { render } from "preact";
import { App } from "./app";
import { startSpeaking } from "./i18n";
import { CrisisHelp } from "./routes";
import { keepOffline } from "./ui/updates";

const whenQuiet = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 1000));

await startSpeaking();
render(<App />, document.getElementById("app")!);
whenQuiet(() => {
  void CrisisHelp.preload();
  void keepOffline();
});
