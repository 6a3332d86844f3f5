import "../accounts/accounts.css";
import "./sharing.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type ConsentText, consentText, isNewer } from "../accounts/consent";
import { Newer } from "../accounts/consent-screen";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { Screen } from "../ui";
import { Loading } from "../ui/states";
import { type Beginning, begin } from "./begin";
import { Choosing } from "./choosing";
import { NeedAccount } from "./need-account";
import { NotNow } from "./not-now";

/** Choosing what someone may see. In the address: the code that it is for, or what was open before. */
export function OpenScreen() {
  const { of, again } = useLocation().query;
  const [beginning, setBeginning] = useState<Beginning | string>();
  const [text, setText] = useState<ConsentText | string>();
  const start = () => void begin({ ...(of && { of }), ...(again && { again }) }).then(setBeginning);
  const isAccount = account.value.mode === "account";
  useEffect(() => {
    if (!isAccount) return;
    void consentText().then(setText);
    start();
  }, [isAccount]);
  if (!isAccount) return <NeedAccount />;
  if (typeof text === "object" && isNewer(text, account.value)) return <Newer text={text} back="/me/sharing" />;
  if (text && typeof beginning === "object") return <Choosing {...beginning} />;
  return (
    <Screen title={t("sharing.open-title")} back="/me/sharing" class="sharing">
      {typeof beginning === "string" ? (
        <NotNow error={beginning} onRetry={start} />
      ) : (
        <Loading>{t("sharing.loading")}</Loading>
      )}
    </Screen>
  );
}
