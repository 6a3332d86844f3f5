import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { Screen } from "../ui";
import { Loading } from "../ui/states";
import * as server from "./asking";
import { leadsTo } from "./clocks";

/** Where a nudge leads: its link says nothing, so the app asks what it was about. Today, if nobody can tell. */
export function OpenScreen({ topic }: { topic: string }) {
  const { route } = useLocation();
  useEffect(() => void follow(topic).then((path) => route(path, true)), [topic]);
  return (
    <Screen title={t("reminders.title")}>
      <Loading>{t("reminders.opening")}</Loading>
    </Screen>
  );
}

async function follow(topic: string): Promise<string> {
  const [asked] = await Promise.all([server.deliveries(), server.opened(topic)]);
  const found = asked.ok ? asked.gain.deliveries.find((one) => one.topic === topic) : undefined;
  return found ? leadsTo(found.kind) : "/";
}
