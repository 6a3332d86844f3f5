import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { formatDate, t } from "../i18n";
import { Button, LinkButton } from "../ui";
import * as server from "./asking";
import type { Grant } from "./model";
import { Who } from "./who";
import { measures } from "./wish";
import { questions, seen } from "./words";

interface GrantProps {
  grant: Grant;
  onClosed: () => void;
}

/** What is open to one practitioner. One tap closes it; it says so when the server has. */
export function GrantPanel({ grant, onClosed }: GrantProps) {
  const { name } = grant.practitioner;
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const shut = async () => {
    if (isBusy) return;
    setBusy(true);
    setFault(undefined);
    const asked = await server.close(grant.id);
    if (asked.ok) return onClosed();
    setBusy(false);
    setFault(asked.error.startsWith("offline.") ? t("sharing.close-offline") : sentence(asked.error));
  };
  return (
    <li class="panel grant">
      <Who practitioner={grant.practitioner} />
      <p>{seen(grant)}</p>
      <p class="small soft">
        {measures(grant.scope) && t("sharing.questions", { questions: questions(grant) })}{" "}
        {t("sharing.known-as", { called: grant.called })}
      </p>
      {grant.state === "future" && <p>{t("sharing.opens", { day: formatDate(grant.opens_at, "moment") })}</p>}
      <div class="pair">
        <LinkButton
          kind="line"
          fit
          icon="eye"
          href={`/me/sharing/preview?grant=${grant.id}`}
          label={t("sharing.example-named", { name })}
        >
          {t("sharing.example")}
        </LinkButton>
        <Button fit icon="lock" label={t("sharing.close-named", { name })} onClick={() => void shut()}>
          {t("sharing.close")}
        </Button>
      </div>
      <Fault>{fault}</Fault>
    </li>
  );
}
