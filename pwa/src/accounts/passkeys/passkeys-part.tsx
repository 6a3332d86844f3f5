import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../../i18n";
import { announce, Button, Row, Rows } from "../../ui";
import { Fault } from "../fields";
import type { Result } from "../model";
import { sentence } from "../said";
import { addPasskey, type Passkey, passkeys, removePasskey } from "./asking";
import { knowsPasskeys } from "./device";

/** The devices that let one in by finger, face or their own code. */
export function Passkeys() {
  const [found, setFound] = useState<Passkey[]>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const load = async () => {
    const asked = await passkeys();
    if (asked.ok) setFound(asked.gain.passkeys);
  };
  useEffect(() => void load(), []);
  const change = async (work: Promise<Result<object>>, done: string) => {
    setFault(undefined);
    setBusy(true);
    const result = await work;
    setBusy(false);
    if (!result.ok) return setFault(sentence(result.error));
    announce(done);
    await load();
  };
  if (!found) return null;
  return (
    <section class="passkeys">
      <h2 class="label">{t("accounts.passkeys")}</h2>
      <p class="small">{t("accounts.passkeys-detail")}</p>
      <Rows>
        {found.map((one) => (
          <OnePasskey
            key={one.id}
            passkey={one}
            onRemove={() => void change(removePasskey(one.id), t("accounts.passkey-removed"))}
          />
        ))}
      </Rows>
      {knowsPasskeys() ? (
        <Button
          kind="line"
          fit
          icon="lock"
          disabled={isBusy}
          onClick={() => void change(addPasskey(), t("accounts.passkey-added"))}
        >
          {t("accounts.passkey-add")}
        </Button>
      ) : (
        <p class="small soft">{t("accounts.passkey-unknown")}</p>
      )}
      <Fault>{fault}</Fault>
    </section>
  );
}

interface OneProps {
  passkey: Passkey;
  /** None where it is the only way in. */
  onRemove: (() => void) | undefined;
  /** What stands there then. */
  only?: string;
}

export function OnePasskey({ passkey, onRemove, only }: OneProps) {
  const { device, created_at, last_used_at } = passkey;
  const name = device || t("accounts.unknown-device");
  const detail = last_used_at
    ? t("accounts.last-seen", { day: formatDate(last_used_at, "day") })
    : t("accounts.passkey-since", { day: formatDate(created_at, "day") });
  const end = onRemove ? (
    <button
      class="link"
      type="button"
      aria-label={t("accounts.passkey-remove-named", { device: name })}
      onClick={onRemove}
    >
      {t("accounts.passkey-remove")}
    </button>
  ) : (
    <span class="state">{only}</span>
  );
  return <Row icon="lock" title={name} detail={detail} end={end} />;
}
