import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

/** Something said plainly beside the way: on the colour of the sky, in ink, never red. */
export function Note({ icon = "info", children }: { icon?: IconName; children: ComponentChildren }) {
  return (
    <div class="note">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
