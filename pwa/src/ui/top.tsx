import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { IconButton } from "./buttons";
import { Icon } from "./icon";

export interface TopProps {
  /** Where the arrow leads, or what it does. Without it the top says "welnu", or what `start` says. */
  back?: string | (() => void);
  /** Where that is, for whoever does not see it: "Terug naar vraag 4". */
  backLabel?: string | undefined;
  /** A cross at the end: leaves without losing anything. */
  close?: () => void;
  /** What becomes of what was filled in, for whoever closes without seeing: "Sluiten, je antwoorden blijven bewaard". */
  closeLabel?: string | undefined;
  /** What stands after the arrow: "5 van 14". */
  start?: ComponentChildren;
  /** Buttons before Direct hulp: read aloud. */
  tools?: ComponentChildren;
  /** Direct hulp as an icon alone, where the bar is full. */
  compact?: boolean;
  /** On Crisis help itself there is no way to it. */
  withoutHelp?: boolean;
}

/** The top bar; at its end, on every screen, the way to crisis help. */
export function Top({ back, backLabel, close, closeLabel, start, tools, compact, withoutHelp }: TopProps) {
  return (
    <header class="top">
      {back !== undefined && <Back to={back} label={backLabel ?? t("ui.back")} />}
      {start}
      {back === undefined && start === undefined && <Wordmark />}
      <span class="grow" />
      {tools}
      {!withoutHelp && <DirectHelp compact={compact} />}
      {close && <IconButton icon="x" label={closeLabel ?? t("ui.close")} onClick={close} />}
    </header>
  );
}

function Back({ to, label }: { to: string | (() => void); label: string }) {
  if (typeof to === "function") return <IconButton icon="arrow-left" label={label} onClick={to} />;
  return (
    <a class="tap" href={to} aria-label={label}>
      <Icon name="arrow-left" />
    </a>
  );
}

function DirectHelp({ compact }: { compact?: boolean }) {
  const label = t("ui.direct-help");
  return (
    <a class={compact ? "tap direct" : "direct"} href="/help-now" aria-label={compact ? label : undefined}>
      <Icon name="life-buoy" />
      {!compact && <span>{label}</span>}
    </a>
  );
}

/** The name, with water and the dot. */
export function Wordmark() {
  return (
    <span class="word">
      <svg viewBox="0 0 26 26" aria-hidden="true">
        <path class="mark" d="M1 15.2c2.6-2.6 4.6-2.6 8 0s5.4 2.6 8 0 5.4-2.6 8 0V17a12 12 0 0 1-24 0Z" />
        <circle class="mark-now" cx="16.6" cy="7.2" r="4.6" />
      </svg>
      welnu
    </span>
  );
}
