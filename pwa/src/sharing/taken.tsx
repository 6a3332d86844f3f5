import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { t } from "../i18n";
import { announce, Button, LinkButton, Note, Screen } from "../ui";
import * as server from "./asking";
import { today } from "./day";
import type { Practitioner } from "./model";
import { dropOpening, type Opening, putBack } from "./opening";
import { Who } from "./who";
import { openedBy } from "./wish";
import { seen } from "./words";

interface TakenProps {
  id: string;
  practitioner: Practitioner;
  /** null: chosen on another phone. */
  opening: Opening | null;
}

/** Someone took the code: is this who was meant, and may they see it? Nothing is open before that. */
export function Taken({ id, practitioner, opening }: TakenProps) {
  const { name } = practitioner;
  const { route } = useLocation();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const opened = opening && openedBy(opening.wish, today());
  const decide = async (work: ReturnType<typeof server.withdraw | typeof server.open>, after: () => Promise<void>) => {
    setBusy(true);
    const asked = await work;
    setBusy(false);
    if (!asked.ok) return setFault(sentence(asked.error));
    await after();
    route("/me/sharing", true);
  };
  const refuse = () =>
    decide(server.withdraw(id), async () => {
      if (opening) await putBack(id, opening);
      announce(t("sharing.refused"));
    });
  const agree = () =>
    opened &&
    decide(server.open(opened, { invitation: id }), async () => {
      await dropOpening(id);
      announce(t("sharing.opened", { name }));
    });
  return (
    <Screen
      title={t("sharing.taken-title")}
      back="/me/sharing"
      class="sharing"
      foot={
        <div class="pair">
          <Button kind="line" disabled={isBusy} onClick={() => void refuse()}>
            {t("sharing.refuse")}
          </Button>
          {opened && (
            <Button disabled={isBusy} onClick={() => void agree()}>
              {t("sharing.agree")}
            </Button>
          )}
        </div>
      }
    >
      <section class="panel grant">
        <Who practitioner={practitioner} whole />
        {opened && <p>{seen(opened)}</p>}
        {opened && <p class="small soft">{t("sharing.known-as", { called: opened.called })}</p>}
      </section>
      {!practitioner.confirmed && <Note>{t("sharing.claimed-detail")}</Note>}
      <LinkButton kind="link" href={`/me/sharing/open?of=${id}`}>
        {t(opened ? "sharing.change" : "sharing.choose")}
      </LinkButton>
      <Fault>{fault}</Fault>
    </Screen>
  );
}
