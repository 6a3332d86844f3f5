import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../../i18n";
import { announce, Button, focusHeading, Heading, Screen } from "../../ui";
import { newCodes, nextOf } from "./desk";
import { CopyButton } from "./totp-offer";

/** The one time that the recovery codes are shown, on the way in. The way on opens once they are kept. */
export function CodesOnce() {
  const [isKept, setKept] = useState(false);
  const { route } = useLocation();
  const goOn = () => {
    newCodes.value = [];
    route(nextOf("done"), true);
  };
  const foot = (
    <Button disabled={!isKept} onClick={goOn}>
      {t("practitioner.codes-done")}
    </Button>
  );
  return (
    <Screen title={t("practitioner.codes-title")} class="account" foot={foot}>
      <Codes isKept={isKept} onKeep={setKept} />
    </Screen>
  );
}

/** The same behind the door, for who asked for new ones. */
export function CodesAtDesk({ onDone }: { onDone: () => void }) {
  const [isKept, setKept] = useState(false);
  useEffect(focusHeading, []);
  return (
    <div class="desk-page narrow">
      <Heading>{t("practitioner.codes-title")}</Heading>
      <Codes isKept={isKept} onKeep={setKept} />
      <Button fit disabled={!isKept} onClick={onDone}>
        {t("practitioner.codes-done")}
      </Button>
    </div>
  );
}

function Codes({ isKept, onKeep }: { isKept: boolean; onKeep: (isKept: boolean) => void }) {
  const codes = newCodes.value;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
  return (
    <>
      <p>{t("practitioner.codes-detail")}</p>
      <ol class="codes" translate={false}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div class="pair">
        <CopyButton text={codes.join("\n")} onCopied={() => announce(t("practitioner.copied"))} />
        <Button kind="line" fit onClick={() => print()}>
          {t("practitioner.print")}
        </Button>
      </div>
      <label class="tick">
        <input type="checkbox" checked={isKept} onChange={(event) => onKeep(event.currentTarget.checked)} />
        {t("practitioner.codes-kept")}
      </label>
    </>
  );
}
