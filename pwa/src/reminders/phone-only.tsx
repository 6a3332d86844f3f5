import { useState } from "preact/hooks";
import { saveFile } from "../accounts/takeaway";
import { t } from "../i18n";
import { uuid7 } from "../offline/uuid";
import { isoDay } from "../trends/series";
import { Button, LinkButton } from "../ui";
import { calendarFile } from "./calendar-file";
import { phoneZone } from "./clocks";
import { newWish } from "./model";
import { nextThree } from "./next";
import { nextAfter } from "./schedule";
import { NextThree, SentenceEditor } from "./sentence-editor";
import { shown } from "./zone";

/** Without an account nothing can be sent: the phone's own calendar can give the nudge. */
export function PhoneOnly() {
  const now = new Date();
  const [wish, setWish] = useState(() => newWish("daily", isoDay(shown(now.getTime(), phoneZone()).day), phoneZone()));
  const take = () => {
    const [first] = nextAfter({ ...wish.schedule, at: wish.schedule.at.slice(0, 1) }, now.getTime(), 1);
    const name = t("reminders.calendar-event");
    const text = calendarFile(wish.schedule, name, isoDay(first!.day), uuid7(now), now);
    saveFile(`${name}.ics`, "text/calendar", text);
  };
  return (
    <>
      <p>{t("reminders.need-account")}</p>
      <LinkButton href="/account/new" kind="line" fit>
        {t("reminders.make-account")}
      </LinkButton>
      <h2>{t("reminders.calendar")}</h2>
      <p>{t("reminders.phone-only")}</p>
      <SentenceEditor wish={wish} onChange={setWish} short />
      <NextThree moments={nextThree(wish.schedule, now, null)} />
      <Button fit icon="calendar-days" onClick={take}>
        {t("reminders.calendar-file")}
      </Button>
    </>
  );
}
