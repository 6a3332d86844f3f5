import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ReadAloud } from "../../src/checkins/read-aloud";

/** A browser that can speak, as far as we use it; happy-dom cannot. */
class Speech extends EventTarget {
  said: { text: string; lang: string }[] = [];
  cancel = vi.fn();
  voices: Partial<SpeechSynthesisVoice>[] = [];
  getVoices = () => this.voices;
  speak = (utterance: { text: string; lang: string }) => this.said.push(utterance);
}

let speech: Speech;
const ellen = { name: "Ellen", lang: "nl-BE", localService: true, default: false };
const button = () => document.querySelector("button");
const show = (text: string) => render(<ReadAloud text={text} />, document.body);

beforeEach(() => {
  speech = new Speech();
  vi.stubGlobal("speechSynthesis", speech);
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      lang = "";
      constructor(public text: string) {}
    },
  );
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test("without a voice of the phone's own there is no button", () => {
  speech.voices = [{ ...ellen, localService: false }];
  show("Hoe is het?");

  expect(button()).toBeNull();
});

test("a question is read by a Dutch voice, and again on the next press it stops", async () => {
  show("Hoe is het?");
  speech.voices = [ellen];
  await vi.waitFor(() => {
    speech.dispatchEvent(new Event("voiceschanged")); // browsers load their voices late
    expect(button()?.ariaLabel ?? button()?.getAttribute("aria-label")).toBe("Lees voor");
  });

  button()!.click();
  expect(speech.said).toMatchObject([{ text: "Hoe is het?", lang: "nl-BE" }]);
  await vi.waitFor(() => expect(button()?.getAttribute("aria-label")).toBe("Stop met voorlezen"));
  button()!.click();
  expect(speech.cancel).toHaveBeenCalled();
});

test("another question stops the reading", async () => {
  speech.voices = [ellen];
  show("Een?");
  await vi.waitFor(() => button()!.click());
  await vi.waitFor(() => expect(button()?.getAttribute("aria-label")).toBe("Stop met voorlezen"));
  show("Twee?");

  await vi.waitFor(() => expect(speech.cancel).toHaveBeenCalled());
  expect(button()?.getAttribute("aria-label")).toBe("Lees voor");
});
