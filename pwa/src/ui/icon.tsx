import paths from "virtual:icons";
import type { IconName } from "./icon-names";

export type { IconName };

interface IconProps {
  name: IconName;
  small?: boolean;
  /** Only where no word stands beside it; else the icon is decoration. */
  label?: string;
}

/** A Lucide icon in the colour of the text. */
export function Icon({ name, small, label }: IconProps) {
  const named = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": true };
  return (
    <svg class={small ? "i i-s" : "i"} viewBox="0 0 24 24" {...named}>
      <path d={paths[name]} />
    </svg>
  );
}
