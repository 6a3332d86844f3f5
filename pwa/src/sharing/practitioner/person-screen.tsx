import { useEffect } from "preact/hooks";
import { t } from "../../i18n";
import { AnswersList } from "../../reports/answers-list";
import type { Summary } from "../../reports/model";
import { PrintButton, usePrinting } from "../../reports/print-button";
import { SummaryPage } from "../../reports/summary-page";
import { announce, Button, focusHeading, Heading, Icon, LinkButton } from "../../ui";
import { Loading, Problem } from "../../ui/states";
import { told } from "./desk";
import { Desk } from "./desk-frame";
import { download, type Kind } from "./files";
import { useOpened } from "./use-opened";
import { said } from "./words";

interface PersonScreenProps {
  grant: string;
  /** "answers": every answer, instead of the summary. */
  part: string | undefined;
}

/** What one person opened. */
export function PersonScreen({ grant, part }: PersonScreenProps) {
  return (
    <Desk current={grant} title={t("practitioner.summary")}>
      {() => <Opened grant={grant} part={part} />}
    </Desk>
  );
}

function Opened({ grant, part }: PersonScreenProps) {
  const { summary, error, look, refuse } = useOpened(grant, part);
  const print = usePrinting(async () => summary !== undefined && (await look("print")) !== undefined);
  if (error) return <NotOpen error={error} onRetry={() => void look("summary")} />;
  if (!summary) return <Loading>{t("ui.on-its-way")}</Loading>;
  const take = async (kind: Kind) => {
    const answer = await download(grant, kind);
    if (answer.ok) announce(t("accounts.taken"));
    else refuse(told(answer));
  };
  if (part === "answers") return <AllAnswers {...{ grant, summary }} onTake={(kind) => void take(kind)} />;
  const actions = (
    <>
      {hasAnswers(summary) && (
        <LinkButton kind="link" href={`/practitioner/people/${grant}/answers`} icon="list">
          {t("practitioner.answers")}
        </LinkButton>
      )}
      <PrintButton onPrint={print} />
    </>
  );
  return <SummaryPage summary={summary} actions={actions} />;
}

const hasAnswers = ({ answers, notes }: Summary): boolean => answers !== undefined || notes !== undefined;

interface AllAnswersProps {
  grant: string;
  summary: Summary;
  onTake: (kind: Kind) => void;
}

function AllAnswers({ grant, summary, onTake }: AllAnswersProps) {
  return (
    <div class="desk-page">
      <a class="link" href={`/practitioner/people/${grant}`}>
        <Icon name="arrow-left" small />
        {t("practitioner.to-summary")}
      </a>
      <Heading>{summary.called}</Heading>
      {summary.answers && (
        <div class="pair">
          <Button kind="line" fit icon="table-2" onClick={() => onTake("csv")}>
            {t("practitioner.take-csv")}
          </Button>
          <Button kind="line" fit icon="download" onClick={() => onTake("fhir")}>
            {t("practitioner.take-fhir")}
          </Button>
        </div>
      )}
      <AnswersList summary={summary} />
    </div>
  );
}

/** It is closed, or cannot be shown now: nothing of what was there stays. */
function NotOpen({ error, onRetry }: { error: string; onRetry: () => void }) {
  useEffect(focusHeading, []);
  if (error !== "grant.closed") {
    return (
      <div class="desk-page">
        <Problem title={said(error)} onRetry={onRetry}>
          {t("practitioner.try-later")}
        </Problem>
      </div>
    );
  }
  return (
    <div class="desk-page narrow">
      <Heading>{t("practitioner.closed")}</Heading>
      <p>{t("practitioner.closed-detail")}</p>
      <LinkButton href="/practitioner" fit>
        {t("practitioner.to-list")}
      </LinkButton>
    </div>
  );
}
