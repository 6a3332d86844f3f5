import { expect, test } from "vitest";
import { voiceFor } from "../../src/checkins/speech";

const voice = (name: string, lang: string, more: Partial<SpeechSynthesisVoice> = {}) =>
  ({ name, lang, localService: true, default: false, voiceURI: name, ...more }) satisfies SpeechSynthesisVoice;

test.each([
  ["nl", "Ellen"],
  ["en", "Daniel"],
  ["fr", undefined],
])("the voice for %s is %s", (language, name) => {
  const voices = [voice("Daniel", "en-GB"), voice("Ellen", "nl_BE")];
  expect(voiceFor(language, voices)?.name).toBe(name);
});

test("the phone's own choice comes first", () => {
  expect(voiceFor("nl", [voice("Ellen", "nl-BE"), voice("Xander", "nl-NL", { default: true })])?.name).toBe("Xander");
});

test("a voice that sends the text to a server is never used", () => {
  expect(voiceFor("nl", [voice("Far away", "nl-NL", { localService: false, default: true })])).toBeUndefined();
});
