import { useLocation } from "preact-iso";
import { formatDate, t } from "../i18n";
import { Heading, IconButton, LinkButton, Screen } from "../ui";
import { Given } from "./given";
import { KeepOrDelete } from "./keep-or-delete";
import { HelpFirst } from "./offered-help";
import type { ResultProps } from "./result-screen";
import { Shore } from "./shore";
import { SuggestedHelp } from "./suggested-help";
import { upperFirst } from "./wording";

/** The result of a questionnaire without scales: what someone told, and no score of it. */
export function ToldResult({ checkin, instrument, texts, questions, responses, help }: ResultProps) {
  const { route } = useLocation();
  return (
    <Screen
      title={t("checkins.told")}
      heading="own"
      tone="moment"
      class="result"
      start={<IconButton icon="x" label={t("ui.close")} onClick={() => route("/")} />}
      foot={<LinkButton href="/">{t("ui.to-today")}</LinkButton>}
    >
      <div class="up">
        {help === "first" && <HelpFirst />}
        <p class="when">{upperFirst(formatDate(checkin.completed_at, "weekday", checkin.time_zone))}</p>
        <Heading>{t("checkins.told")}</Heading>
        <p class="changed">{t("checkins.told-detail")}</p>
      </div>
      <Shore />
      <h2>{texts.title}</h2>
      <Given questions={questions} responses={responses} />
      <SuggestedHelp {...{ instrument, responses }} />
      <h2>{t("checkins.not-is")}</h2>
      <p class="small">{t("checkins.not-is-detail")}</p>
      <KeepOrDelete checkin={checkin} instrument={instrument.id} />
    </Screen>
  );
}
