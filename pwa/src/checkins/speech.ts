import { signal } from "@preact/signals";

/**
 * Reading aloud with the voices of this device. Voices that send the text to a server are never used:
 * what someone is asked about is nobody else's business.
 */
const synth = (): SpeechSynthesis | undefined => globalThis.speechSynthesis;

const voices = signal<SpeechSynthesisVoice[]>([]);

/** True while a text is being read aloud. */
export const speaking = signal(false);

/** The voice of this device that speaks `language` ("nl", "en"), its default voice before others. */
export function voiceFor(language: string, available: readonly SpeechSynthesisVoice[] = voices.value) {
  const own = available.filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  return own.find((voice) => voice.default) ?? own[0];
}

/** Learn which voices there are, now and when the browser has loaded them; returns how to stop listening. */
export function listenForVoices(): () => void {
  const read = () => {
    voices.value = synth()?.getVoices() ?? [];
  };
  read();
  synth()?.addEventListener?.("voiceschanged", read);
  return () => synth()?.removeEventListener?.("voiceschanged", read);
}

/** Read `text` aloud from the beginning, instead of whatever was being read. */
export function speak(text: string, voice: SpeechSynthesisVoice): void {
  hush();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.onend = utterance.onerror = () => {
    speaking.value = false;
  };
  speaking.value = true;
  synth()?.speak(utterance);
}

/** Stop reading aloud. */
export function hush(): void {
  if (speaking.value) synth()?.cancel();
  speaking.value = false;
}
