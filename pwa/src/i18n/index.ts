/** What the app says, in the language that the person chose; switched without a reload. */
import { batch, signal } from "@preact/signals";
import { IntlMessageFormat } from "intl-messageformat";
import type { ComponentChildren } from "preact";
import { bold } from "./bold";
import { keep, kept } from "./kept";
import type { Key } from "./keys";

export type { Key };
export type Language = "nl" | "en";
export type Values = Record<string, string | number | Date>;

const PARTS = {
  nl: { first: () => import("virtual:messages/nl/first"), rest: () => import("virtual:messages/nl/rest") },
  en: { first: () => import("virtual:messages/en/first"), rest: () => import("virtual:messages/en/rest") },
};

/** The language in use. */
export const language = signal<Language>(kept("language", ["nl", "en"]) ?? preferred(navigator.languages));

const messages = signal<Messages>({});
const formats = new WeakMap<Messages[string] & object, IntlMessageFormat>();
let all: Promise<void> | undefined; // set once screens beyond the first were asked for

/** Return the first of `tags` that we speak: Dutch if none. */
export function preferred(tags: readonly string[]): Language {
  const spoken = tags.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "nl" || tag === "en");
  return (spoken as Language | undefined) ?? "nl";
}

/** Say everything in `wanted` from now on, and remember it on this phone. */
export async function setLanguage(wanted: Language): Promise<void> {
  const loaded = await load(wanted);
  keep("language", wanted);
  batch(() => {
    language.value = wanted;
    messages.value = loaded;
  });
  document.documentElement.lang = wanted;
}

/** Load what Welcome and Today say, in the language of this phone. */
export async function startSpeaking(): Promise<void> {
  messages.value = await load(language.value);
  document.documentElement.lang = language.value;
}

/** Load the messages of all other screens too; called before the first of them is shown. */
export function speakAll(): Promise<void> {
  const wanted = language.value;
  all ??= load(wanted, true).then(
    (loaded) => {
      if (language.value === wanted) messages.value = loaded; // else setLanguage has loaded all of the other one
    },
    (error) => {
      all = undefined; // no network yet: the next screen asks again
      throw error;
    },
  );
  return all;
}

async function load(wanted: Language, whole = all !== undefined): Promise<Messages> {
  const parts = whole ? [PARTS[wanted].first(), PARTS[wanted].rest()] : [PARTS[wanted].first()];
  return Object.assign({}, ...(await Promise.all(parts)).map((part) => part.default));
}

/** Return message `key`, filled in with `values` and without bold; re-renders what reads it when the language changes. */
export function t(key: Key, values?: Values): string {
  const message = messages.value[key];
  if (message === undefined) return key;
  return typeof message === "string" ? message : String(formatOf(message).format({ b: plain, ...values }));
}

/** Like `t`, for a message with <b>…</b> in it, or with parts of the page among its values. */
export function rich(key: Key, values?: Record<string, ComponentChildren | Date>): ComponentChildren {
  const message = messages.value[key];
  if (message === undefined || typeof message === "string") return message ?? key;
  return formatOf(message).format<ComponentChildren>({ ...values, b: bold }) as ComponentChildren;
}

/** Tell whether `key` is a message: for keys made from a server's error code or an item's id. */
export function has(key: string): key is Key {
  return messages.value[key] !== undefined;
}

const plain = (parts: unknown[]): string => parts.join("");

function formatOf(message: Messages[string] & object): IntlMessageFormat {
  const format = formats.get(message) ?? new IntlMessageFormat(message, language.value);
  formats.set(message, format);
  return format;
}

export { type DateStyle, formatDate, formatNumber } from "./formats";
