import { useState } from "preact/hooks";
import { saveFile } from "../accounts/takeaway";
import { t } from "../i18n";
import { uuid7 } from "../offline/uuid";
import { isoDay } from "../trends/series";
import { Button, LinkButton } from "../ui";
import { todayHere } from "./beginning";
import { calendarFile } from "./calendar-file";
import { phoneZone } from "./clocks";
import { newWish, type Wish } from "./model";
import { nextThree } from "./next";
import { onlyOn } from "./review";
import { ReviewDay } from "./review-day";
import { NextThree, SentenceEditor } from "./sentence-editor";

/** Without an account nothing can be sent: the phone's own calendar can give the nudge. first: a review to start from. */
export function PhoneOnly({ first: given }: { first?: Wish }) {
  const now = new Date();
  const [wish, setWish] = useState(() => given ?? newWish("daily", isoDay(todayHere(now)), phoneZone()));
  const moments = nextThree(wish.schedule, now, null);
  const take = () => {
    const [name, at] = [t("reminders.calendar-event"), new Date()];
    saveFile(`${name}.ics`, "text/calendar", calendarFile(wish.schedule, name, uuid7(at), at));
  };
  return (
    <>
      <p>{t("reminders.need-account")}</p>
      <LinkButton href="/account/new" kind="line" fit>
        {t("reminders.make-account")}
      </LinkButton>
      <h2>{t("reminders.calendar")}</h2>
      <p>{t("reminders.phone-only")}</p>
      {given && (
        <ReviewDay
          schedule={wish.schedule}
          onChoose={(day) => setWish({ ...wish, schedule: { ...wish.schedule, ...onlyOn(day) } })}
        />
      )}
      <SentenceEditor wish={wish} onChange={setWish} short />
      {(!given || moments.length === 0) && <NextThree moments={moments} />}
      {moments.length > 0 && (
        <Button fit icon="calendar-days" onClick={take}>
          {t("reminders.calendar-file")}
        </Button>
      )}
    </>
  );
}
