// Runs before the first paint: colours, text size and language as chosen on this phone (see src/ui/settings.ts, src/i18n).
(() => {
  const root = document.documentElement;
  let kept = () => null;
  try {
    const store = localStorage;
    kept = (name) => store.getItem(`welnu.${name}`);
  } catch {
    // Storage is switched off: the defaults then.
  }
  const theme = kept("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const size = Number(kept("text-size"));
  if (size > 100 && size <= 200) root.style.fontSize = `${size}%`;
  root.toggleAttribute("data-large", size >= 150);
  const spoken =
    kept("language") ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "nl" || tag === "en");
  root.lang = spoken === "en" ? "en" : "nl";
  const messages = document.currentScript.dataset[root.lang];
  if (!messages) return; // in development they are not files
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = messages;
  document.head.append(link);
})();
