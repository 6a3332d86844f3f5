import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";
import { Well } from "./well";

interface RowProps {
  title: ComponentChildren;
  detail?: ComponentChildren;
  icon?: IconName;
  well?: number | null;
  /** The whole row leads there. */
  href?: string;
  onClick?: () => void;
  /** What stands at the end instead of the chevron: a switch, a time. */
  end?: ComponentChildren;
}

/** Rows with hairlines between them: how this app lists things. */
export function Rows({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({ title, detail, icon, well, href, onClick, end }: RowProps) {
  const leads = href !== undefined || onClick !== undefined;
  return (
    <li>
      {icon && <Icon name={icon} />}
      {well !== undefined && <Well level={well} />}
      <div class="main">
        <Title {...{ href, onClick }}>{title}</Title>
        {detail && <span class="soft">{detail}</span>}
      </div>
      {end ?? (leads && <Icon name="chevron-right" />)}
    </li>
  );
}

function Title({ href, onClick, children }: Pick<RowProps, "href" | "onClick"> & { children: ComponentChildren }) {
  if (href !== undefined) {
    return (
      <a class="whole" href={href} onClick={onClick}>
        {children}
      </a>
    );
  }
  if (!onClick) return <b>{children}</b>;
  return (
    <button class="whole" type="button" onClick={onClick}>
      {children}
    </button>
  );
}
