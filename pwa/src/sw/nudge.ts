/** What the service worker shows when a nudge comes, and what a tap on it does. It says nothing but that one was asked for. */

/** The part of a push message that counts. */
export interface Nudge {
  topic: string;
  language: "nl" | "en";
  /** What it asked for was done, here or elsewhere: it may go. */
  done: boolean;
}

const TOPIC = /^[A-Za-z0-9_-]{1,32}$/; // as backend/welnu/reminders/outcome.py
const WORDS = {
  nl: { title: "Je vroeg om een seintje", later: "Later", done: "Al gedaan" },
  en: { title: "You asked for a nudge", later: "Later", done: "Done" },
};

/** Return what a push message says; undefined if it is not one of ours. */
export function nudge(message: unknown): Nudge | undefined {
  const { topic, language, done } = (message ?? {}) as Partial<Nudge>;
  if (typeof topic !== "string" || !TOPIC.test(topic)) return undefined;
  return { topic, language: language === "en" ? "en" : "nl", done: done === true };
}

/**
 * Return the notification. A repeat has the same tag: it takes the place of the first, in silence. So does one that says
 * that it was done; it is shown for the browser alone.
 */
export function notification({ topic, language, done }: Nudge) {
  const words = WORDS[language];
  const later = { action: "later", title: words.later };
  const actions = done ? [] : [later, { action: "done", title: words.done }];
  return { title: words.title, options: { tag: topic, lang: language, icon: "/icon-192.png", silent: done, actions } };
}

/** What a tap asks for: open the app at `path`, or tell the server at `url`, and open only if that fails. */
export type Wanted = { path: string; url?: string };

/** Return what a tap on the notification called `tag`, or on one of its actions, asks for. */
export function wanted(action: string, tag: string): Wanted {
  const path = TOPIC.test(tag) ? `/r/${tag}` : "/";
  const isTold = path !== "/" && (action === "later" || action === "done");
  return isTold ? { path, url: `/api/reminders/deliveries/${action}` } : { path };
}

/** Whether the window at `url` may be led elsewhere. Not where something is half-way that is kept nowhere. */
export function mayBeLed(url: string): boolean {
  const { pathname, searchParams } = new URL(url);
  return !/^\/(account|recover)\b/.test(pathname) && !searchParams.has("amend") && !searchParams.has("passing");
}
