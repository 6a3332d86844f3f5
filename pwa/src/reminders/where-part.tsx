import { useEffect, useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { formatDate, t } from "../i18n";
import { Button, Note, Row, Rows } from "../ui";
import * as server from "./asking";
import type { Delivery, Overview, Subscription } from "./model";
import { PermissionDialog } from "./permission-dialog";
import { type PushState, pushId, pushState, turnOff } from "./push";
import { triable } from "./trial";
import { Trial } from "./trial-part";

interface WhereProps {
  overview: Overview;
  look: () => Promise<readonly Delivery[] | undefined>;
  onChange: () => void;
}

const yes = (is: boolean) => (is ? "yes" : "no");

/** Where nudges arrive, and a way to try it. */
export function Where({ overview, look, onChange }: WhereProps) {
  const { subscriptions, email, suggest_email, stopped = [], reminders } = overview;
  const [here, setHere] = useState<{ state: PushState; id: string | undefined }>();
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string>();
  const live = subscriptions.filter((one) => !one.gone_at);
  const lookHere = async () => {
    const [state, id] = [await pushState(), await pushId()];
    const isKnown = live.some((one) => one.id === id); // else it was turned off elsewhere, or is gone
    setHere({ state: state === "on" && !isKnown ? "off" : state, id });
  };
  useEffect(() => void lookHere(), [overview]);
  const isNowhere = live.length === 0 && reminders.some((one) => String(one.channels) === "push");
  const others = subscriptions.filter((one) => here?.state !== "on" || one.id !== here.id);
  const forget = async (id: string, also?: () => Promise<void>) => {
    const asked = await server.forget(id);
    if (!asked.ok) return setFault(sentence(asked.error));
    await also?.();
    onChange();
  };
  return (
    <section class="part">
      <h2 class="label">{t("reminders.devices")}</h2>
      {stopped.map((channel) => (
        <Note key={channel}>{t("reminders.stopped", { channel, email: yes(email) })}</Note>
      ))}
      {here && isNowhere && <Note>{t("reminders.nowhere", { state: here.state, email: yes(email) })}</Note>}
      {suggest_email && <Note>{t("reminders.suggest-email", { email: yes(email) })}</Note>}
      <Rows>
        {here && (
          <ThisDevice
            state={here.state}
            onAsk={() => setAsking(true)}
            onTurnOff={() => void forget(here.id!, turnOff)}
          />
        )}
        {others.map((one) => (
          <Other key={one.id} subscription={one} onTurnOff={() => void forget(one.id)} />
        ))}
        <Row icon="mail" title={t("reminders.email")} detail={t(`reminders.email-${email ? "some" : "none"}`)} />
      </Rows>
      {here?.state === "install" && <Install />}
      <Trial channels={triable(live.length, email)} look={look} onTried={onChange} />
      <Fault>{fault}</Fault>
      {isAsking && <PermissionDialog onClose={() => setAsking(false)} onDone={onChange} />}
    </section>
  );
}

interface ThisDeviceProps {
  state: PushState;
  onAsk: () => void;
  onTurnOff: () => void;
}

function ThisDevice({ state, onAsk, onTurnOff }: ThisDeviceProps) {
  const title = t("reminders.push");
  const detail = t(`reminders.push-${state}`);
  const end =
    state === "on" ? (
      <Button kind="link" onClick={onTurnOff}>
        {t("reminders.device-off")}
      </Button>
    ) : state === "off" ? (
      <Button kind="link" onClick={onAsk}>
        {t("reminders.push-turn-on")}
      </Button>
    ) : undefined;
  return <Row icon="smartphone" title={title} detail={detail} end={end} />;
}

function Other({ subscription, onTurnOff }: { subscription: Subscription; onTurnOff: () => void }) {
  const { device, created_at, gone_at } = subscription;
  const name = device || t("accounts.unknown-device");
  const detail = gone_at
    ? t("reminders.device-gone", { day: formatDate(gone_at, "day") })
    : t("reminders.device-since", { day: formatDate(created_at, "day") });
  const end = (
    <button
      class="link"
      type="button"
      aria-label={t("reminders.device-off-named", { device: name, gone: yes(gone_at !== null) })}
      onClick={onTurnOff}
    >
      {t(gone_at ? "reminders.device-forget" : "reminders.device-off")}
    </button>
  );
  return <Row icon="smartphone" title={name} detail={detail} end={end} />;
}

const Install = () => (
  <Note icon="smartphone">
    <b>{t("reminders.install")}</b> {t("reminders.install-steps")}
  </Note>
);
