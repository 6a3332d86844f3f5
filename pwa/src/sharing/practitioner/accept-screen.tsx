import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAsking } from "../../accounts/asking";
import { Fault, Form, PasswordField, Submit } from "../../accounts/fields";
import { knowsPasskeys } from "../../accounts/passkeys/device";
import { newPasswordFaults } from "../../accounts/password";
import { t } from "../../i18n";
import { Button, LinkButton, Screen } from "../../ui";
import { Problem } from "../../ui/states";
import * as asking from "./asking";
import { arrived } from "./desk";
import { DetailsFields, detailFaults, detailsOf, NOTHING_SAID, type Said } from "./details-fields";
import type { Entered, Invited } from "./model";
import { said as inWords, words } from "./words";

/** An invitation of the operator: who one is, and the first way to log in. */
export function AcceptScreen() {
  const { token = "" } = useLocation().query;
  const { invited, error, again } = useInvitation(token);
  return (
    <Screen title={t("practitioner.accept-title")} class="account" foot={invited ? undefined : <ToLogIn />}>
      {error && (
        <Problem title={inWords(error)} {...(error !== "token.invalid" && { onRetry: again })}>
          {t("practitioner.accept-failed")}
        </Problem>
      )}
      {invited && <Accept token={token} invited={invited} />}
    </Screen>
  );
}

export const ToLogIn = () => <LinkButton href="/practitioner/login">{t("practitioner.to-log-in")}</LinkButton>;

function useInvitation(token: string) {
  const [invited, setInvited] = useState<Invited>();
  const [error, setError] = useState("");
  const read = async () => {
    const answer = await asking.invited(token);
    setError(answer.ok ? "" : answer.error);
    if (answer.ok) setInvited(answer.gain);
  };
  useEffect(() => void read(), [token]);
  return { invited, error, again: () => void read() };
}

const knownOf = (invited: Invited): Said => ({
  name: invited.name ?? "",
  organisation: invited.organisation ?? "",
  profession: invited.profession ?? "",
  registration: invited.registration ?? "",
});

function Accept({ token, invited }: { token: string; invited: Invited }) {
  const [said, setSaid] = useState<Said>({ ...NOTHING_SAID, ...knownOf(invited) });
  const [password, setPassword] = useState("");
  const { route } = useLocation();
  const { ask, faults, isBusy, form } = useAsking();
  const goOn = (answer: { gain: Entered } | undefined) => answer && route(arrived(answer.gain), true);
  const send = async () => {
    const check = { ...detailFaults(said), ...newPasswordFaults(password) };
    goOn(await ask(check, () => asking.accept(token, detailsOf(said), password), words()));
  };
  const sendPasskey = async () =>
    goOn(await ask(detailFaults(said), () => asking.acceptWithPasskey(token, detailsOf(said)), words()));
  return (
    <Form id="accept" form={form} onSubmit={() => void send()}>
      <p>{t("practitioner.accept-detail", { email: invited.email })}</p>
      <DetailsFields said={said} onInput={setSaid} faults={faults} />
      {knowsPasskeys() && (
        <>
          <p class="hint">{t("practitioner.passkey-detail")}</p>
          <Button kind="line" onClick={() => void sendPasskey()}>
            {t("practitioner.accept-passkey")}
          </Button>
          <p class="hint">{t("practitioner.or-password")}</p>
        </>
      )}
      <input type="hidden" name="email" autocomplete="username" value={invited.email} />
      <PasswordField isNew value={password} onInput={setPassword} fault={faults.password} />
      <Fault>{faults.form}</Fault>
      <Submit form="accept" isBusy={isBusy}>
        {t("practitioner.accept-password")}
      </Submit>
    </Form>
  );
}
