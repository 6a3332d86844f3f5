import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "../ui";
import { phoneZone } from "./clocks";
import { became, when } from "./history";
import type { Delivery } from "./model";

const AT_FIRST = 5;

/** What was sent, when, and why not: a sentence each, the newest first. */
export function History({ deliveries }: { deliveries: readonly Delivery[] }) {
  const [isWhole, setWhole] = useState(false);
  const [now, zone] = [new Date(), phoneZone()];
  return (
    <section class="part">
      <h2 class="label">{t("reminders.history")}</h2>
      {deliveries.length === 0 && <p class="small">{t("reminders.history-empty")}</p>}
      <ul class="came">
        {(isWhole ? deliveries : deliveries.slice(0, AT_FIRST)).map((one) => (
          <li key={`${one.topic} ${one.channel}`}>
            <b>{when(one, now, zone)}:</b> {became(one, zone)}
          </li>
        ))}
      </ul>
      {!isWhole && deliveries.length > AT_FIRST && (
        <Button kind="link" onClick={() => setWhole(true)}>
          {t("reminders.history-more")}
        </Button>
      )}
    </section>
  );
}
