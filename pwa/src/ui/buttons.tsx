import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

/** main: the one action · line: beside it · light: on deep water · quiet: words only, button-high · link: underlined words */
export type ButtonKind = "main" | "line" | "light" | "quiet" | "link";

interface Look {
  kind?: ButtonKind;
  /** As wide as its words. */
  fit?: boolean;
  icon?: IconName;
  /** For who hears it, where the words alone do not say of what; begins with them. */
  label?: string;
  children: ComponentChildren;
}

interface ButtonProps extends Look {
  onClick?: (event: MouseEvent) => void;
  type?: "button" | "submit";
  disabled?: boolean;
}

interface LinkButtonProps extends Look {
  href: string;
  /** Opens beside the app, without telling the other site where from. */
  external?: boolean;
}

function looks({ kind = "main", fit }: Look): string {
  if (kind === "link") return "link";
  return ["btn", kind === "main" ? "" : kind, fit ? "fit" : ""].filter(Boolean).join(" ");
}

export function Button({ onClick, type = "button", disabled, ...look }: ButtonProps) {
  return (
    <button class={looks(look)} type={type} aria-label={look.label} disabled={disabled} onClick={onClick}>
      {look.icon && <Icon name={look.icon} />}
      {look.children}
    </button>
  );
}

export function LinkButton({ href, external, ...look }: LinkButtonProps) {
  const elsewhere = external ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return (
    <a class={looks(look)} href={href} aria-label={look.label} {...elsewhere}>
      {look.icon && <Icon name={look.icon} />}
      {look.children}
      {external && <Icon name="external-link" small />}
    </a>
  );
}

interface IconButtonProps {
  icon: IconName;
  /** What it does: the icon stands alone. */
  label: string;
  onClick: () => void;
  pressed?: boolean;
}

/** An icon alone; only for those that the look lists as known without a word. */
export function IconButton({ icon, label, onClick, pressed }: IconButtonProps) {
  return (
    <button class="tap" type="button" aria-label={label} aria-pressed={pressed} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
