import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { uptakes } from "../interventions/uptakes";
import { Screen } from "../ui";
import { Loading } from "../ui/states";
import * as server from "./asking";
import { clearNudge } from "./clearing";
import { leadsTo } from "./clocks";
import { within } from "./within";

const PATIENCE_MS = 6000; // then Today does: it says what is due as well

/** Where a nudge leads: its link says nothing, so the app asks what it was about. Today, if nobody can tell. */
export function OpenScreen({ topic }: { topic: string }) {
  const { route } = useLocation();
  useEffect(() => {
    void clearNudge(topic); // also when the link was in a mail
    void within(PATIENCE_MS, follow(topic)).then(
      (path) => route(path, true),
      () => route("/", true),
    );
  }, [topic]);
  return (
    <Screen title={t("reminders.title")}>
      <Loading>{t("reminders.opening")}</Loading>
    </Screen>
  );
}

async function follow(topic: string): Promise<string> {
  const [asked] = await Promise.all([server.deliveries(), server.opened(topic)]);
  const found = asked.ok ? asked.gain.deliveries.find((one) => one.topic === topic) : undefined;
  if (!found) return "/";
  return leadsTo(found.kind, found.kind === "review" ? await reviewed(found.reminder) : undefined);
}

/** Return the intervention that a review is about: the server tells of which uptake, and the phone knows of what. */
async function reviewed(reminder: string): Promise<string | undefined> {
  const asked = await server.overview();
  const about = asked.ok ? asked.gain.reminders.find((one) => one.id === reminder)?.uptake_id : undefined;
  return uptakes.value.find(({ id }) => id === about)?.intervention;
}
