import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { Icon, Well } from "../ui";
import { barOf, barredAs } from "./bar";
import { EvidenceLabel, WELL } from "./evidence";
import type { Intervention } from "./intervention";
import { Named, said } from "./words";

/** One intervention in a list: what it is, how well it is known to work, how to start. */
export function OfferCard({ entry, children }: { entry: Intervention; children?: ComponentChildren }) {
  const bar = barOf(entry);
  return (
    <li>
      <Well level={WELL[entry.evidence.level]} />
      <div>
        <h2>
          <a class="whole" href={`/help/${entry.id}`}>
            {entry.name}
            <Icon name="chevron-right" />
          </a>
        </h2>
        <p class="line">{firstSentence(said(entry.summary))}</p>
        <p class="facts-line">
          <EvidenceLabel entry={entry} />
          <span>{bar ? t(`interventions.bar-${barredAs(entry, bar)}`) : Named("access", entry.access.how[0]!)}</span>
        </p>
        {children}
      </div>
    </li>
  );
}

/** Return what a text begins with, up to its first full stop. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
