import "../accounts/accounts.css";
import "./sharing.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { sentence } from "../accounts/said";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { announce, Button, Note, Screen } from "../ui";
import { Loading } from "../ui/states";
import * as server from "./asking";
import { NeedAccount } from "./need-account";
import { type Opening, openingOf, putBack } from "./opening";
import { PassOn } from "./pass-on";
import { Taken } from "./taken";
import { useIntroduction } from "./use-introduction";

/** A code or link: what to pass on, then who took it, then one's own yes. */
export function CodeScreen({ id }: { id: string }) {
  if (account.value.mode !== "account") return <NeedAccount />;
  return <Introduced key={id} id={id} />;
}

function Introduced({ id }: { id: string }) {
  const { found, error } = useIntroduction(id);
  const [opening, setOpening] = useState<Opening | null>(); // null: it is not on this phone
  useEffect(
    () =>
      void openingOf(id).then(
        (kept) => setOpening(kept ?? null),
        () => setOpening(null),
      ),
    [id],
  );
  if (opening === undefined) return <OnItsWay />;
  if (found?.state === "expired" || error === "not_found") return <Useless id={id} opening={opening} />;
  if (found?.practitioner) return <Taken id={id} practitioner={found.practitioner} opening={opening} />;
  return opening ? <Waiting id={id} opening={opening} error={error} /> : <OnItsWay />;
}

const OnItsWay = () => (
  <Screen title={t("sharing.code-title")} back="/me/sharing" class="sharing">
    <Loading>{t("sharing.loading")}</Loading>
  </Screen>
);

function Waiting({ id, opening, error }: { id: string; opening: Opening; error: string | undefined }) {
  const { route } = useLocation();
  const [fault, setFault] = useState<string>();
  const { invitation } = opening;
  const by = invitation?.by ?? "code";
  const withdraw = async () => {
    const asked = await server.withdraw(id);
    if (!asked.ok) return setFault(asked.error);
    await putBack(id, opening);
    announce(t("sharing.withdrawn"));
    route("/me/sharing", true);
  };
  const trouble = fault ?? error;
  return (
    <Screen title={t(`sharing.${by}-title`)} back="/me/sharing" class="sharing passing">
      {invitation && <PassOn invitation={invitation} />}
      {trouble ? <Note icon="wifi-off">{sentence(trouble)}</Note> : <p role="status">{t(`sharing.waiting-${by}`)}</p>}
      <Button kind="link" onClick={() => void withdraw()}>
        {t(`sharing.withdraw-${by}`)}
      </Button>
    </Screen>
  );
}

function Useless({ id, opening }: { id: string; opening: Opening | null }) {
  const { route } = useLocation();
  const anew = async () => {
    if (opening) await putBack(id, opening);
    route("/me/sharing/open", true);
  };
  return (
    <Screen
      title={t("sharing.useless-title")}
      back="/me/sharing"
      class="sharing"
      foot={<Button onClick={() => void anew()}>{t("sharing.make-new")}</Button>}
    >
      <p>{t("sharing.useless")}</p>
    </Screen>
  );
}
