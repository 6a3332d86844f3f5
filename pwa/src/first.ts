/**
 * Runs before the first paint, as a small script of its own: colours, text size and language as chosen on this phone
 * (ui/settings.ts, i18n). It imports nothing, for nothing may be fetched before it.
 */
(() => {
  const root = document.documentElement;
  const kept = (name: string) => {
    try {
      return localStorage.getItem(`welnu.${name}`);
    } catch {
      return null; // storage is switched off: the default then
    }
  };
  const theme = kept("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const size = Number(kept("text-size"));
  if (size > 100 && size <= 200) root.style.fontSize = `${size}%`;
  root.toggleAttribute("data-large", size >= 150);
  const spoken = kept("language") ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => /nl|en/.test(tag));
  root.lang = spoken === "en" ? "en" : "nl";
  const messages = document.createElement("link");
  messages.rel = "modulepreload";
  messages.href = (document.currentScript as HTMLScriptElement).dataset[root.lang] ?? "";
  document.head.append(messages);
})();
