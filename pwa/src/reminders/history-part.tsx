import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { Button, Row, Rows } from "../ui";
import * as server from "./asking";
import { phoneZone } from "./clocks";
import { became, when } from "./history";
import type { Delivery } from "./model";

const AT_FIRST = 5;

/** What was sent, when, and why not. */
export function History() {
  const [found, setFound] = useState<Delivery[]>();
  const [isWhole, setWhole] = useState(false);
  useEffect(() => void server.deliveries().then((asked) => setFound(asked.ok ? asked.gain.deliveries : undefined)), []);
  if (!found) return null;
  const [now, zone] = [new Date(), phoneZone()];
  return (
    <section class="part">
      <h2 class="label">{t("reminders.history")}</h2>
      {found.length === 0 && <p class="small">{t("reminders.history-empty")}</p>}
      <Rows>
        {(isWhole ? found : found.slice(0, AT_FIRST)).map((one) => (
          <Row key={`${one.topic} ${one.channel}`} title={when(one, now, zone)} detail={became(one, now, zone)} />
        ))}
      </Rows>
      {!isWhole && found.length > AT_FIRST && (
        <Button kind="link" onClick={() => setWhole(true)}>
          {t("reminders.history-more")}
        </Button>
      )}
    </section>
  );
}
