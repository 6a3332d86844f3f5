import "./checkins.css";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import { language, t } from "../i18n";
import { type Instrument, instrument, recall, type Texts } from "../instruments";
import { concerns, offersHelp } from "../safety/concerns";
import { scores } from "../scoring";
import { LinkButton, Screen } from "../ui";
import type { CheckIn } from "./model";
import { asWells, type Question, questionsOf } from "./questions";
import { ScoreResult } from "./score-result";
import { checkins, ready } from "./store";
import { ToldResult } from "./told-result";
import { WellsResult } from "./wells-result";
import { textsOf } from "./wording";

/** What a result shows: one check-in, by the instrument that it was made with. */
export interface ResultProps {
  checkin: CheckIn;
  instrument: Instrument;
  texts: Texts;
  questions: Question[];
  responses: Record<string, number>;
  /** Someone to talk to: shown first, or offered, or not. */
  help: "first" | "offer" | null;
}

/** The result of a check-in. */
export function ResultScreen() {
  const { params } = useRoute();
  const isRead = useRead();
  const checkin = checkins.value.find(({ id }) => id === params.checkinId);
  if (!isRead) return null;
  const shown = checkin && resultOf(checkin);
  if (!shown) return <NotFound known={checkin !== undefined} />;
  const Result = resultFor(shown);
  return <Result {...shown} />;
}

function resultFor({ instrument, questions }: ResultProps) {
  if (asWells(questions)) return WellsResult;
  return instrument.scales.length > 0 ? ScoreResult : ToldResult;
}

/** True once the check-ins and the instruments on this phone have been read. */
function useRead(): boolean {
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    void Promise.allSettled([ready, recall()]).then(() => setRead(true));
  }, []);
  return isRead;
}

/** The first administration that this phone has words for. */
function resultOf(checkin: CheckIn): ResultProps | undefined {
  for (const { instrument: id, version, responses } of checkin.administrations) {
    const made = instrument(id, version);
    const texts = made && textsOf(made, language.value);
    if (!made || !texts) continue;
    const questions = questionsOf(made, texts);
    return { checkin, instrument: made, texts, questions, responses, help: helpAfter(made, responses) };
  }
  return undefined;
}

function helpAfter(made: Instrument, responses: Record<string, number>): ResultProps["help"] {
  if (concerns(made.safety, responses).length > 0) return "first";
  return offersHelp(made.safety, scores(made, responses)) ? "offer" : null;
}

function NotFound({ known }: { known: boolean }) {
  const [title, detail] = known
    ? (["not-here", "not-here-detail"] as const)
    : (["not-found", "not-found-detail"] as const);
  return (
    <Screen title={t(`checkins.${title}`)} foot={<LinkButton href="/">{t("ui.to-today")}</LinkButton>}>
      <p>{t(`checkins.${detail}`)}</p>
    </Screen>
  );
}
