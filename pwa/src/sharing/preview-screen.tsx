import "./sharing.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { AnswersList } from "../reports/answers-list";
import { Levels } from "../reports/levels";
import type { Summary } from "../reports/model";
import { SummaryPage } from "../reports/summary-page";
import { Screen } from "../ui";
import { Loading } from "../ui/states";
import * as server from "./asking";
import { today } from "./day";
import type { Opened } from "./model";
import { NeedAccount } from "./need-account";
import { NotNow } from "./not-now";
import { openingOf } from "./opening";
import { openedBy } from "./wish";

type Asked = { of?: string; grant?: string };

/** Exactly what a practitioner sees, by what is open to them or is about to be. The server makes it, as it does for them. */
export function PreviewScreen() {
  const query = useLocation().query as Asked;
  const [found, setFound] = useState<Summary | string>();
  const load = () => void shown(query).then(setFound);
  useEffect(load, []);
  if (account.value.mode !== "account") return <NeedAccount />;
  return (
    <Screen title={t("sharing.preview-title")} back={() => history.back()} class="sharing preview">
      {found === undefined && <Loading>{t("sharing.loading")}</Loading>}
      {typeof found === "string" && <NotNow error={found} onRetry={load} />}
      {typeof found === "object" && (
        <>
          <SummaryPage summary={found} level={2} />
          {(found.answers ?? found.notes) && <Details summary={found} />}
        </>
      )}
    </Screen>
  );
}

/** What they can open beside that page. */
const Details = ({ summary }: { summary: Summary }) => (
  <section class="paper">
    <h2 class="title">{t("sharing.answers-title")}</h2>
    <Levels.Provider value={2}>
      <AnswersList summary={summary} />
    </Levels.Provider>
  </section>
);

async function shown({ of, grant }: Asked): Promise<Summary | string> {
  const opened = grant ? await granted(grant) : await wished(of ?? "");
  if (typeof opened === "string") return opened;
  const asked = await server.preview(opened);
  return asked.ok ? asked.gain : asked.error;
}

async function wished(name: string): Promise<Opened | string> {
  const opening = await openingOf(name).catch(() => undefined);
  return opening ? openedBy(opening.wish, today()) : "not_found";
}

async function granted(id: string): Promise<Opened | string> {
  const asked = await server.grants();
  if (!asked.ok) return asked.error;
  const grant = asked.gain.grants.find((each) => each.id === id);
  if (!grant) return "not_found";
  const { called, scope, instruments, data_from, until_on, note } = grant;
  return { called, scope, instruments, data_from, until_on, note };
}
