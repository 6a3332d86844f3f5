import { useState } from "preact/hooks";
import { rich, t } from "../i18n";
import { type Day, isoDay } from "../trends/series";
import { Slot } from "../ui/slot";
import { WhatDialog } from "./what-dialog";
import { WhenDialog } from "./when-dialog";
import { LONGEST, monthsAfter, openedBy, type Wish } from "./wish";
import { dayIn, sinceWords, untilWords, what } from "./words";

const BACK = [1, 3, 6, 12]; // months
const AHEAD = [0, 1, 3, 6, 12];

interface SentenceProps {
  wish: Wish;
  today: Day;
  onChange: (changes: Partial<Wish>) => void;
}

/** What will be open, of which time and until when, as a sentence of which each part can be tapped. */
export function WishSentence({ wish, today, onChange }: SentenceProps) {
  const [open, setOpen] = useState<"what" | "since" | "opens" | "until">();
  const close = () => setOpen(undefined);
  const { since, until } = wish;
  const { opens_on, until_on: lastDay } = openedBy(wish, today);
  const tomorrow = isoDay(today + 1);
  return (
    <>
      <p class="sentence">
        {rich(opens_on ? "sharing.wish-later" : "sharing.wish", {
          what: <Slot onClick={() => setOpen("what")}>{what(wish.scope)}</Slot>,
          since: <Slot onClick={() => setOpen("since")}>{sinceWords(since)}</Slot>,
          opens: opens_on && <Slot onClick={() => setOpen("opens")}>{dayIn(opens_on)}</Slot>,
          until: <Slot onClick={() => setOpen("until")}>{until === 0 ? t("sharing.today") : dayIn(lastDay)}</Slot>,
        })}
      </p>
      {open === "what" && <WhatDialog wish={wish} onChoose={onChange} onClose={close} />}
      {open === "since" && (
        <WhenDialog
          title={t("sharing.since-title")}
          options={[...BACK, null].map((value) => ({ value, label: sinceWords(value) }))}
          other={t("sharing.other-day-since")}
          value={since}
          day={{ first: monthsAfter(today, -1), max: isoDay(today) }}
          onChoose={(chosen) => onChange({ since: chosen })}
          onClose={close}
        />
      )}
      {open === "opens" && (
        <WhenDialog
          title={t("sharing.opens-title")}
          options={[{ value: null, label: t("sharing.at-once") }]}
          other={t("sharing.other-day-since")}
          value={opens_on ?? null}
          day={{ first: tomorrow, min: tomorrow, max: lastDay }}
          onChoose={(chosen) => onChange({ opens: chosen ?? undefined })}
          onClose={close}
        />
      )}
      {open === "until" && (
        <WhenDialog
          title={t("sharing.until-title")}
          options={AHEAD.map((value) => ({ value, label: untilWords(value) }))}
          other={t("sharing.other-day")}
          value={until}
          day={{ first: monthsAfter(today, 1), min: isoDay(today), max: monthsAfter(today, LONGEST) }}
          onChoose={(chosen) => onChange({ until: chosen })}
          onClose={close}
        />
      )}
    </>
  );
}
