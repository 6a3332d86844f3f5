import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Fault } from "../accounts/fields";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { nameOf } from "../interventions/name";
import type { Uptake } from "../interventions/uptake";
import { uptakes } from "../interventions/uptakes";
import { announce, Button, Screen } from "../ui";
import { todayHere } from "./beginning";
import { byItsClocks, lastDone } from "./clocks";
import { Details } from "./details";
import type { Overview, Wish } from "./model";
import { nextThree } from "./next";
import { RemoveDialog } from "./remove-dialog";
import { isNowhere, onlyOn, standing } from "./review";
import { ReviewDay } from "./review-day";
import { NextThree, SentenceEditor } from "./sentence-editor";
import { type Started, useWish } from "./use-wish";

interface EditorProps extends Started {
  overview: Overview;
  back: string;
}

/** A reminder to read and change. Whoever leaves finds back what they did not save. */
export function Editor({ overview, back, ...started }: EditorProps) {
  const { route } = useLocation();
  const [isRemoving, setRemoving] = useState(false);
  const { wish, isUnsaved, fault, drop, choose, letGo, save } = useWish(started);
  const uptake = uptakes.value.find(({ id }) => id === wish.uptake_id);
  const isReview = wish.kind === "review";
  const isOver = isReview && standing(uptake, true) === "over";
  const leave = () => (isReview && history.length > 1 ? history.back() : route(back, true));
  const saveAndLeave = async () => {
    if (!(await save())) return;
    announce(t("reminders.saved"));
    if (isNowhere(wish, overview))
      route(back, true); // that is where it is told
    else leave();
  };
  return (
    <Screen
      title={titleOf(wish, uptake)}
      back={isReview ? leave : back}
      class="reminders"
      foot={!isOver && <Button onClick={() => void saveAndLeave()}>{t("reminders.save")}</Button>}
    >
      {isOver ? (
        <p>{t("reminders.review-over")}</p>
      ) : (
        <Choices wish={wish} onChange={choose} hasEmail={overview.email} />
      )}
      {isUnsaved && <NotSaved onLetGo={() => void letGo().then(() => isOver && leave())} />}
      {started.stored && (
        <Button kind="link" onClick={() => setRemoving(true)}>
          {t("reminders.remove")}
        </Button>
      )}
      <Fault>{fault}</Fault>
      {isRemoving && started.stored && (
        <RemoveDialog
          id={started.stored.id}
          onClose={() => setRemoving(false)}
          onRemoved={() => void drop().then(leave)}
        />
      )}
    </Screen>
  );
}

const titleOf = ({ kind }: Wish, uptake: Uptake | undefined): string =>
  kind === "review" && uptake
    ? t("reminders.looking-back", { name: nameOf(uptake.intervention) })
    : t(`reminders.kind.${kind}`);

interface ChoicesProps {
  wish: Wish;
  onChange: (wish: Wish) => void;
  hasEmail: boolean;
}

function Choices({ wish, onChange, hasEmail }: ChoicesProps) {
  const now = new Date();
  const sentence = <SentenceEditor wish={wish} onChange={onChange} hasEmail={hasEmail} />;
  if (wish.kind === "review") {
    const chooseDay = (day: number) => onChange({ ...wish, schedule: { ...wish.schedule, ...onlyOn(day) } });
    return (
      <>
        <ReviewDay schedule={wish.schedule} onChoose={chooseDay} />
        {sentence}
      </>
    );
  }
  return (
    <>
      {sentence}
      <NextThree moments={nextThree(byItsClocks(wish), now, lastDone(wish, checkins.value))} />
      <Details wish={wish} today={todayHere(now)} onChange={onChange} />
    </>
  );
}

const NotSaved = ({ onLetGo }: { onLetGo: () => void }) => (
  <div>
    <p class="small">{t("reminders.unsaved")}</p>
    <Button kind="link" onClick={onLetGo}>
      {t("reminders.let-go")}
    </Button>
  </div>
);
