import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import type { Instrument } from "../instruments";
import { concerns } from "../safety/concerns";
import { announce, focusHeading } from "../ui";
import { useTrail } from "../ui/trail";
import { useFinish } from "./finishing";
import { next, type Place, resumed } from "./flow";
import type { Question } from "./questions";
import type { Sitting } from "./sitting";

/** Everything someone can do while a questionnaire asks them one thing at a time. */
export function useQuestionnaire(instrument: Instrument, questions: Question[], sitting: Sitting, onMove: () => void) {
  const ids = questions.map(({ id }) => id);
  const { route } = useLocation();
  const { step: place, isFirst, go, back, leave } = useTrail(() => resumed(ids, sitting.position), onMove);
  const [hinted, setHinted] = useState(false);
  const [concerned, setConcerned] = useState(false);
  const told = useRef(false);
  const question = questions[place.position];
  const responses = sitting.responses.value;
  const value = question && responses[question.id];

  const exit = async (to: string) => {
    await leave();
    route(to, true);
  };
  const { finish, fault } = useFinish(sitting, (id) => void exit(id ? `/result/${id}` : sitting.home));
  const goOn = () => {
    setConcerned(false);
    const following = next(ids, sitting.responses.value, place);
    if (following) go(following);
    else void finish();
  };
  const forward = () => {
    const given = question && sitting.responses.value[question.id]; // as of now: a key may be faster than the screen
    if (question && given === undefined) {
      setHinted(true);
      announce(t("checkins.choose"));
    } else if (question && !told.current && raises(instrument, question, given)) {
      told.current = true;
      setConcerned(true);
    } else goOn();
  };
  const choose = (chosen: number) => {
    if (!question) return;
    sitting.answer(question.id, chosen);
    setHinted(false);
  };
  const skip = () => {
    if (question) sitting.clear(question.id);
    setHinted(false);
    goOn();
  };

  useArrival(place, questions.length, sitting);
  const close = () => void exit(sitting.home);
  return {
    place,
    question,
    value,
    responses,
    hinted,
    concerned,
    fault,
    finish,
    choose,
    forward,
    goOn,
    skip,
    close,
    go,
    back: isFirst ? close : back,
    backLabel: backLabel(place, isFirst, sitting.home),
    closeLabel: t(sitting.isKept ? "checkins.close-kept" : "checkins.close-unchanged"),
  };
}

/** What lies behind a question; from the review on that differs. */
function backLabel({ position, reviewing }: Place, isFirst: boolean, home: string): string | undefined {
  if (isFirst) return t(home === "/" ? "checkins.back-to-today" : "interventions.back-to-help");
  return reviewing ? undefined : t("checkins.back-to", { number: position });
}

function raises(instrument: Instrument, { id }: Question, value: number | undefined): boolean {
  return value !== undefined && concerns(instrument.safety, { [id]: value }).length > 0;
}

/** When another question shows: keep the place, and let it be heard. The first one is heard as the screen's heading. */
function useArrival({ position }: Place, total: number, sitting: Sitting): void {
  const shown = useRef(position);
  useLayoutEffect(() => sitting.reach(position), [position]);
  useEffect(() => {
    if (shown.current === position) return;
    shown.current = position;
    scrollTo(0, 0);
    focusHeading();
    if (position < total) announce(t("checkins.question-of", { number: position + 1, total }));
  }, [position]);
}
