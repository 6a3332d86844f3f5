import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { nameOf } from "../interventions/name";
import { uptakes } from "../interventions/uptakes";
import { uuid7 } from "../offline/uuid";
import { announce, Button, Screen } from "../ui";
import type { Beginning } from "./beginning";
import { todayHere } from "./beginning";
import { byItsClocks, lastDone } from "./clocks";
import { Details } from "./details";
import { isSame, type Overview, type Wish } from "./model";
import { nextThree } from "./next";
import { RemoveDialog } from "./remove-dialog";
import { onlyOn, standing } from "./review";
import { ReviewDay } from "./review-day";
import { saveReminder } from "./saving";
import { NextThree, SentenceEditor } from "./sentence-editor";
import { dropUnsaved, keepUnsaved, type Unsaved } from "./unsaved";

interface EditorProps extends Beginning {
  overview: Overview;
  unsaved: Unsaved | undefined;
  back: string;
  /** It was not taken: look what the server has, for someone may have changed it elsewhere. */
  onLookAgain: () => Promise<void>;
}

/** A reminder to read and change. What is not saved yet stays on this phone: see unsaved.ts. */
export function Editor({ name, stored, wish: start, overview, unsaved, back, onLookAgain }: EditorProps) {
  const { route } = useLocation();
  const now = new Date();
  const [wish, setWish] = useState<Wish>(unsaved?.wish ?? start);
  const [newId] = useState(() => unsaved?.id ?? uuid7(now));
  const [isUnsaved, setUnsaved] = useState(unsaved !== undefined);
  const [fault, setFault] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);
  const isReview = wish.kind === "review";
  const uptake = uptakes.value.find(({ id }) => id === wish.uptake_id);

  const keep = (next: Wish) => {
    setWish(next);
    setUnsaved(!isSame(next, start));
    const kept = isSame(next, start) ? dropUnsaved(name) : keepUnsaved(name, { id: newId, wish: next });
    return kept.catch(() => {}); // a phone that can keep nothing more has it on the screen
  };
  const change = (next: Wish) => void keep(next);
  const leave = () => (isReview && history.length > 1 ? history.back() : route(back, true));
  const save = async () => {
    if (stored && isSame(wish, stored)) return leave();
    const asked = await saveReminder(stored?.id ?? newId, wish, stored, new Date());
    if (asked.ok) {
      await dropUnsaved(name);
      announce(t("reminders.saved"));
      return leave();
    }
    await keepUnsaved(name, { id: newId, wish }).catch(() => {});
    await onLookAgain();
    setUnsaved(true);
    setFault(sentence(asked.error));
  };
  const isOver = isReview && standing(uptake, true) === "over";
  const letGo = () => {
    setFault(undefined);
    void keep(start).then(() => isOver && leave());
  };
  return (
    <Screen
      title={
        isReview && uptake
          ? t("reminders.looking-back", { name: nameOf(uptake.intervention) })
          : t(`reminders.kind.${wish.kind}`)
      }
      back={isReview ? leave : back}
      class="reminders"
      foot={!isOver && <Button onClick={() => void save()}>{t("reminders.save")}</Button>}
    >
      {isOver && <p>{t("reminders.review-over")}</p>}
      {isReview && !isOver && (
        <ReviewDay
          schedule={wish.schedule}
          onChoose={(day) => change({ ...wish, schedule: { ...wish.schedule, ...onlyOn(day) } })}
        />
      )}
      {!isOver && <SentenceEditor wish={wish} onChange={change} hasEmail={overview.email} />}
      {!isReview && <NextThree moments={nextThree(byItsClocks(wish), now, lastDone(wish, checkins.value))} />}
      {!isReview && <Details wish={wish} today={todayHere(now)} onChange={change} />}
      {isUnsaved && <NotSaved onLetGo={letGo} />}
      {stored && (
        <Button kind="link" onClick={() => setRemoving(true)}>
          {t("reminders.remove")}
        </Button>
      )}
      <Fault>{fault}</Fault>
      {isRemoving && stored && (
        <RemoveDialog
          id={stored.id}
          onClose={() => setRemoving(false)}
          onRemoved={() => void dropUnsaved(name).finally(leave)}
        />
      )}
    </Screen>
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
