import "./states.css";
import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { Button } from "./buttons";
import { Icon, type IconName } from "./icon";
import { line } from "./wave";

const FLAT = { mean: 34, height: 5, length: 190, crest: 60 };
const still = line(FLAT, 4, 346);

/** Something is on its way: one still wave, and only after half a second. */
export function Loading({ children }: { children: ComponentChildren }) {
  return (
    <div class="loading" role="status">
      <svg viewBox="0 0 350 64" aria-hidden="true">
        <path d={still} />
        <circle cx="175" cy="34" r="9" />
      </svg>
      <p>{children}</p>
    </div>
  );
}

/** Nothing yet: the line is still to come, with the dot at its start. */
export function ToCome() {
  return (
    <svg class="to-come" viewBox="0 0 350 64" aria-hidden="true">
      <path d="M12 34H346" />
      <circle class="c-now" cx="12" cy="34" r="9" />
    </svg>
  );
}

interface ProblemProps {
  icon?: IconName;
  /** What did not work. */
  title: string;
  /** Where the answers are, and what happens next. */
  children: ComponentChildren;
  onRetry?: () => void;
}

/** What did not work, in ink and never red. */
export function Problem({ icon = "cloud-off", title, children, onRetry }: ProblemProps) {
  return (
    <section class="problem" role="status">
      <h2>
        <Icon name={icon} />
        {title}
      </h2>
      <p class="small soft">{children}</p>
      {onRetry && (
        <Button fit onClick={onRetry}>
          {t("ui.try-now")}
        </Button>
      )}
    </section>
  );
}
