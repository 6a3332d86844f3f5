/** How the app looks on this phone: colours and text size. src/first.ts applies both before the first paint. */
import { signal } from "@preact/signals";
import { keep, kept } from "../i18n/kept";
import { matchBar } from "./bar";

export type Theme = "system" | "light" | "dark";

export const TEXT_SIZES = [100, 112, 125, 150, 175, 200] as const; // per cent of the browser's own size
export type TextSize = (typeof TEXT_SIZES)[number];

const root = document.documentElement;

export const theme = signal<Theme>(kept("theme", ["system", "light", "dark"]) ?? "system");
export const textSize = signal<TextSize>((Number(kept("text-size", TEXT_SIZES.map(String))) || 100) as TextSize);

export function setTheme(wanted: Theme): void {
  theme.value = wanted;
  keep("theme", wanted);
  if (wanted === "system") delete root.dataset.theme;
  else root.dataset.theme = wanted;
  matchBar();
}

const LARGE = 150; // per cent; from here on bars scroll along, to leave room for the text (see styles/frame.css)

export function setTextSize(wanted: TextSize): void {
  textSize.value = wanted;
  keep("text-size", String(wanted));
  root.style.fontSize = wanted === 100 ? "" : `${wanted}%`;
  root.toggleAttribute("data-large", wanted >= LARGE);
}
