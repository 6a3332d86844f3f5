import { useMemo, useState } from "preact/hooks";
import { saveFile } from "../accounts/takeaway";
import { checkins } from "../checkins/store";
import { language, t } from "../i18n";
import { instrument } from "../instruments";
import { uptakes } from "../interventions/uptakes";
import { announce, Button, Chip, Screen, Segmented } from "../ui";
import { AnswersList } from "./answers-list";
import { SCOPES, type Scope } from "./model";
import { ownSummary, REACHES, type Wish } from "./own";
import { PrintButton } from "./print-button";
import { sheet } from "./sheet";
import { SummaryPage } from "./summary-page";

const USUAL: Wish = { scope: ["summary", "trend", "uptakes"], reach: "quarter" };

/** One's own summary, to print or to take along as a file. */
export function SummaryScreen() {
  const [wish, setWish] = useState(USUAL);
  const shown = useMemo(() => ownSummary(wish, new Date()), [wish, checkins.value, uptakes.value]);
  const take = (work: () => Promise<void>) => () => void work().then(() => announce(t("accounts.taken")));
  return (
    <Screen title={t("reports.take-along")} back="/me" class="own-summary" foot={<PrintButton />}>
      <div class="not-on-paper choices">
        <p>{t("reports.own-detail")}</p>
        <Choices wish={wish} onChange={setWish} />
      </div>
      <SummaryPage summary={shown} level={2} />
      <div class="not-on-paper choices">
        {(shown.answers || shown.notes) && <AnswersList summary={shown} />}
        <h2>{t("reports.files")}</h2>
        <p class="small">{t("reports.files-detail")}</p>
        <div class="pair">
          <Button kind="line" fit onClick={take(async () => saveJson(JSON.stringify(shown, null, 2), "json"))}>
            {t("reports.take-json")}
          </Button>
          <Button
            kind="line"
            fit
            onClick={take(async () => saveFile(`${NAME}.csv`, "text/csv", sheet(shown, instrument)))}
          >
            {t("reports.take-csv")}
          </Button>
          <Button
            kind="line"
            fit
            onClick={take(async () => {
              const { bundle } = await import("./fhir");
              const made = await bundle(shown, instrument, language.value, crypto.randomUUID());
              saveJson(JSON.stringify(made), "fhir.json");
            })}
          >
            {t("reports.take-fhir")}
          </Button>
        </div>
      </div>
    </Screen>
  );
}

const NAME = "welnu-summary";

const saveJson = (text: string, ending: string): void => saveFile(`${NAME}.${ending}`, "application/json", text);

/** What is told, and how far back. */
function Choices({ wish, onChange }: { wish: Wish; onChange: (wish: Wish) => void }) {
  const toggle = (scope: Scope) => {
    const next = SCOPES.filter((each) => (each === scope) !== wish.scope.includes(each));
    if (next.length > 0) onChange({ ...wish, scope: next });
  };
  return (
    <>
      <fieldset>
        <legend class="label">{t("reports.what")}</legend>
        <div class="chips">
          {SCOPES.map((scope) => (
            <Chip key={scope} pressed={wish.scope.includes(scope)} onToggle={() => toggle(scope)}>
              {t(`reports.scope.${scope}`)}
            </Chip>
          ))}
        </div>
      </fieldset>
      <Segmented
        label={t("reports.how-far")}
        options={REACHES.map((value) => ({ value, label: t(`reports.reach.${value}`) }))}
        value={wish.reach}
        onChange={(reach) => onChange({ ...wish, reach })}
      />
    </>
  );
}
