/** The phone's own bar, above the app. */

/** Give it the colour that the screen has at its top, in the theme that was chosen. */
export function matchBar(): void {
  const top = document.querySelector(".top");
  if (!top) return;
  const { backgroundColor } = getComputedStyle(top);
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]"))
    meta.content = backgroundColor;
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", matchBar);
