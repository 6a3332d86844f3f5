import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n";
import { Button } from "../../ui";
import { Problem } from "../../ui/states";
import { QrCode } from "../qr";
import * as asking from "./asking";
import { said } from "./words";

/** The secret for a program that makes codes, asked for. */
export function TotpOffer() {
  const [offer, setOffer] = useState<asking.Offer>();
  const [error, setError] = useState("");
  const read = async () => {
    const answer = await asking.offerTotp();
    setError(answer.ok ? "" : answer.error);
    if (answer.ok) setOffer(answer.gain);
  };
  useEffect(() => void read(), []);
  if (error) {
    return (
      <Problem title={said(error)} onRetry={() => void read()}>
        {t("practitioner.try-later")}
      </Problem>
    );
  }
  return offer ? <TotpShown offer={offer} /> : null;
}

/** That secret: to scan from another screen, to open on this one, or to type. */
export const TotpShown = ({ offer }: { offer: asking.Offer }) => (
  <div class="totp">
    <p>{t("practitioner.totp-detail")}</p>
    <QrCode text={offer.address} label={t("practitioner.totp-qr")} />
    <p class="hint">{t("practitioner.totp-secret")}</p>
    <code class="secret" translate={false}>
      {inFours(offer.secret)}
    </code>
    <a class="link" href={offer.address}>
      {t("practitioner.totp-open")}
    </a>
  </div>
);

/** Return a secret so that it can be read over. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** Copy, where the browser can. */
export const CopyButton = ({ text, onCopied }: { text: string; onCopied: () => void }) => (
  <Button kind="line" fit onClick={() => void navigator.clipboard.writeText(text).then(onCopied)}>
    {t("practitioner.copy")}
  </Button>
);
