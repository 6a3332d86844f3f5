import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { announce, Button, Screen } from "../ui";
import { heldCode, letGo } from "./unkept";
import { useWanted } from "./wanted";

/** The one time that a recovery code is shown. The way on opens once it is kept. */
export function RecoveryCode({ title, leave }: { title: string; leave?: () => Promise<void> }) {
  const code = heldCode() ?? "";
  const [isKept, setKept] = useState(false);
  const { route } = useLocation();
  const wanted = useWanted();
  useWarning(!isKept);
  const copy = () => void navigator.clipboard.writeText(code).then(() => announce(t("accounts.code-copied")));
  const goOn = async () => {
    await leave?.();
    route(wanted ?? "/", true);
    letGo();
  };
  const done = (
    <Button disabled={!isKept} onClick={() => void goOn()}>
      {t(wanted ? "accounts.go-on" : "accounts.code-done")}
    </Button>
  );
  return (
    <Screen title={title} class="account" foot={done}>
      <p>{t("accounts.code-why")}</p>
      <ol class="code" aria-label={t("accounts.code-groups")} translate={false}>
        {code.split("-").map((group, n) => (
          <li class="group" key={n}>
            {group}
          </li>
        ))}
      </ol>
      <div class="pair">
        <Button kind="line" fit onClick={copy}>
          {t("accounts.code-copy")}
        </Button>
        <Button kind="line" fit onClick={() => print()}>
          {t("accounts.code-print")}
        </Button>
      </div>
      <label class="tick">
        <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
        {t("accounts.code-kept")}
      </label>
    </Screen>
  );
}

/** Let the browser ask before the code is lost. */
function useWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isOn]);
}
