import { useEffect } from "preact/hooks";
import { language, t } from "../i18n";
import { IconButton } from "../ui";
import { hush, listenForVoices, speak, speaking, voiceFor } from "./speech";

/** Reads `text` aloud, where this phone has a voice of its own for the language; stops when the text changes. */
export function ReadAloud({ text }: { text: string }) {
  useEffect(listenForVoices, []);
  useEffect(() => hush, [text]);
  const voice = voiceFor(language.value);
  if (!voice) return null;
  const label = t(speaking.value ? "checkins.read-stop" : "checkins.read-aloud");
  return <IconButton icon="volume-2" label={label} onClick={() => (speaking.value ? hush() : speak(text, voice))} />;
}
