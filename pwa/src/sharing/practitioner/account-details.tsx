import { useEffect, useState } from "preact/hooks";
import { useAsking } from "../../accounts/asking";
import { Fault, Form } from "../../accounts/fields";
import { t } from "../../i18n";
import { announce, Button, Note } from "../../ui";
import { Who } from "../who";
import { focusPart } from "./account-part";
import * as asking from "./asking";
import { me } from "./desk";
import { DetailsFields, detailFaults, detailsOf, type Said } from "./details-fields";
import type { Me } from "./model";
import { SubmitOrCancel } from "./submit-or-cancel";
import { words } from "./words";

/** Who one is, as persons see it before they open anything; and changing that. */
export function WhoIAm({ who }: { who: Me }) {
  const [isChanging, setChanging] = useState(false);
  const done = () => {
    setChanging(false);
    focusPart("who"); // the buttons are gone
  };
  if (isChanging) return <Change who={who} onDone={done} />;
  return (
    <>
      <p class="small">{t(who.confirmed ? "practitioner.who-confirmed" : "practitioner.who-claimed")}</p>
      <div class="panel">
        <Who practitioner={who} whole />
      </div>
      <Button kind="line" fit icon="pencil" onClick={() => setChanging(true)}>
        {t("practitioner.change")}
      </Button>
    </>
  );
}

const saidOf = ({ name, organisation, profession, registration }: Me): Said => ({
  ...{ name, organisation, profession },
  registration: registration ?? "",
});

function Change({ who, onDone }: { who: Me; onDone: () => void }) {
  const [said, setSaid] = useState(saidOf(who));
  const { ask, faults, isBusy, form } = useAsking();
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const send = async () => {
    const answer = await ask(detailFaults(said), () => asking.changeMe(detailsOf(said)), words());
    if (!answer) return;
    me.value = answer.gain;
    announce(t("practitioner.changed"));
    onDone();
  };
  return (
    <Form id="details" form={form} onSubmit={() => void send()}>
      {who.confirmed && <Note icon="info">{t("practitioner.change-detail")}</Note>}
      <DetailsFields said={said} onInput={setSaid} faults={faults} />
      <Fault>{faults.form}</Fault>
      <SubmitOrCancel isBusy={isBusy} onCancel={onDone}>
        {t("practitioner.save")}
      </SubmitOrCancel>
    </Form>
  );
}
