import { useEffect, useState } from "preact/hooks";
import { useAsking } from "../../accounts/asking";
import { Fault, Form } from "../../accounts/fields";
import type { Passkey } from "../../accounts/passkeys/asking";
import { knowsPasskeys } from "../../accounts/passkeys/device";
import { OnePasskey } from "../../accounts/passkeys/passkeys-part";
import { neededFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { announce, Button, Row, Rows } from "../../ui";
import { focusPart } from "./account-part";
import * as asking from "./asking";
import { CodeField } from "./code-field";
import { load, newCodes } from "./desk";
import { type Entered, type Me, staysOpen } from "./model";
import { SubmitOrCancel } from "./submit-or-cancel";
import { TotpShown } from "./totp-offer";
import { useChange } from "./use-change";
import { words } from "./words";

/** A way in was added; where no recovery codes were left, there are new ones, which are shown this once. */
async function changed({ codes = [] }: Entered): Promise<void> {
  newCodes.value = codes;
  await load();
}

/** How one logs in: passkeys; a password, with a program that makes codes and codes to fall back on. */
export function Ways({ who }: { who: Me }) {
  const [passkeys, setPasskeys] = useState<Passkey[]>([]);
  const [offer, setOffer] = useState<asking.Offer>();
  const { read, change, isBusy, shown } = useChange();
  const look = async () => {
    const answer = await read(asking.passkeys);
    if (answer) setPasskeys(answer.gain.passkeys);
  };
  useEffect(() => void look(), [who.passkeys]);
  const add = async () => {
    const answer = await change(asking.addPasskey, t("accounts.passkey-added"));
    if (answer) await changed(answer.gain);
  };
  const remove = async (id: string) => {
    if (!(await change(() => asking.removePasskey(id), t("accounts.passkey-removed")))) return;
    focusPart("ways"); // the button goes
    await load();
  };
  const renew = async () => setOffer((await change(asking.offerTotp))?.gain);
  const makeCodes = async () => {
    const answer = await change(asking.makeCodes);
    if (answer) newCodes.value = answer.gain.codes;
  };
  const done = () => {
    setOffer(undefined);
    focusPart("ways"); // the buttons are gone
  };
  if (offer) return <NewProgram offer={offer} onDone={done} />;
  return (
    <>
      <p class="small">{t("practitioner.ways-detail", { email: who.email })}</p>
      <Rows>
        {passkeys.map((each) => (
          <OnePasskey
            key={each.id}
            passkey={each}
            onRemove={staysOpen(who) ? () => void remove(each.id) : undefined}
            only={t("practitioner.only-way")}
          />
        ))}
        {who.has_password && (
          <>
            <Row
              icon="smartphone"
              title={t("practitioner.program")}
              detail={t(who.has_totp ? "practitioner.program-set" : "practitioner.program-none")}
              end={
                <button class="link" type="button" onClick={() => void renew()}>
                  {t(who.has_totp ? "practitioner.program-renew" : "practitioner.program-add")}
                </button>
              }
            />
            <Row
              icon="list"
              title={t("practitioner.codes")}
              detail={t("practitioner.codes-left", { count: who.codes_left })}
              end={
                <button class="link" type="button" onClick={() => void makeCodes()}>
                  {t("practitioner.codes-new")}
                </button>
              }
            />
            <Row
              icon="lock"
              title={t("accounts.password")}
              detail={t("practitioner.password-detail")}
              end={
                <a class="link" href="/practitioner/reset">
                  {t("practitioner.password-new")}
                </a>
              }
            />
          </>
        )}
      </Rows>
      {knowsPasskeys() ? (
        <Button kind="line" fit icon="lock" disabled={isBusy} onClick={() => void add()}>
          {t("accounts.passkey-add")}
        </Button>
      ) : (
        <p class="small soft">{t("accounts.passkey-unknown")}</p>
      )}
      {shown}
    </>
  );
}

/** A new secret for the program: it counts once a code of it was shown; until then the old one does. */
function NewProgram({ offer, onDone }: { offer: asking.Offer; onDone: () => void }) {
  const [code, setCode] = useState("");
  const { ask, faults, isBusy, form } = useAsking();
  useEffect(() => {
    form.current?.querySelector("input")?.focus({ preventScroll: true });
    announce(t("practitioner.totp-detail"));
  }, []);
  const send = async () => {
    const answer = await ask(neededFaults({ code: code.trim() }), () => asking.confirmTotp(code), words());
    if (!answer) return;
    announce(t("practitioner.program-done"));
    await changed(answer.gain);
    onDone();
  };
  return (
    <Form id="program" form={form} onSubmit={() => void send()}>
      <TotpShown offer={offer} />
      <CodeField value={code} onInput={setCode} fault={faults.code} />
      <Fault>{faults.form}</Fault>
      <SubmitOrCancel isBusy={isBusy} onCancel={onDone}>
        {t("practitioner.program-go")}
      </SubmitOrCancel>
    </Form>
  );
}
