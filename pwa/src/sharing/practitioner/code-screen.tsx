import { useEffect, useState } from "preact/hooks";
import { useAsking } from "../../accounts/asking";
import { Fault, Field, Form } from "../../accounts/fields";
import { neededFaults } from "../../accounts/password";
import { formatDate, t } from "../../i18n";
import { Button, focusHeading, Heading, LinkButton } from "../../ui";
import * as asking from "./asking";
import { heldCode, load, me, told } from "./desk";
import { Desk } from "./desk-frame";
import { words } from "./words";

const USELESS = ["invitation.useless", "request.invalid"];

/** A code that someone says, or what a link held: by it a practitioner makes themselves known. */
export function CodeScreen() {
  useEffect(holdLink, []);
  return <Desk title={t("practitioner.enter-code")}>{() => <EnterCode />}</Desk>;
}

/** Take what stands after the # out of the address: browsers keep addresses. */
function holdLink(): void {
  const found = location.hash.slice(1);
  if (!found) return;
  heldCode.value = found;
  history.replaceState(null, "", location.pathname);
}

function EnterCode() {
  const [typed, setTyped] = useState("");
  const [until, setUntil] = useState<string>();
  const { ask, faults, isBusy, form } = useAsking();
  const isLink = heldCode.value !== "";
  const send = async () => {
    const code = isLink ? heldCode.value : typed;
    const answer = await ask(isLink ? {} : neededFaults({ code: code.trim() }), () => taken(code), words());
    if (answer) setUntil(answer.gain.expires_at);
  };
  if (until) return <Known until={until} />;
  return (
    <div class="desk-page narrow">
      <Heading>{t("practitioner.enter-code")}</Heading>
      <p>{t(isLink ? "practitioner.link-detail" : "practitioner.code-detail")}</p>
      {me.value && <p class="soft">{t("practitioner.known-as", { name: me.value.name, at: me.value.organisation })}</p>}
      <Form id="take" form={form} onSubmit={() => void send()}>
        {!isLink && (
          <Field
            label={t("practitioner.their-code")}
            name="code"
            value={typed}
            onInput={setTyped}
            fault={faults.code}
            hint={t("practitioner.their-code-hint")}
            autoComplete="off"
            spellcheck={false}
          />
        )}
        <Fault>{faults.form}</Fault>
        <button class="btn fit" type="submit" aria-disabled={isBusy}>
          {t("practitioner.make-known")}
        </button>
      </Form>
    </div>
  );
}

/** Make oneself known by a code. A link works once; one that is useless gives way to a code, any other waits. */
async function taken(code: string) {
  const answer = await asking.take(code);
  if (answer.ok || USELESS.includes(told(answer))) heldCode.value = "";
  return answer;
}

/** The other sees who it is now, and opens something, or not. */
function Known({ until }: { until: string }) {
  const [looked, setLooked] = useState(false);
  useEffect(focusHeading, []);
  return (
    <div class="desk-page narrow">
      <Heading>{t("practitioner.known")}</Heading>
      <p>{t("practitioner.known-detail", { time: formatDate(until, "moment") })}</p>
      <Button fit icon="rotate-cw" onClick={() => void load().then(() => setLooked(true))}>
        {t("practitioner.look-again")}
      </Button>
      {looked && <p role="status">{t("practitioner.looked")}</p>}
      <LinkButton kind="link" href="/practitioner">
        {t("practitioner.to-list")}
      </LinkButton>
    </div>
  );
}
