import { checkins } from "../checkins/store";
import { type Key, t } from "../i18n";
import type { Day } from "../trends/series";
import { standing, type Word } from "../trends/usual";
import { Row } from "../ui/rows";
import { answered } from "./days";

const ASKED = ["mood", "sleep", "stress", "energy", "connection"] as const; // the first that differs is told
const STILL_NEW = 2; // days: an older last answer says nothing of now

/** One sentence on what is not as usual; nothing when all is. */
export function ChangeRow({ now, today }: { now: Date; today: Day }) {
  for (const item of ASKED) {
    const points = answered(checkins.value, item, now);
    const found = standing(points);
    if (!found || found.word === "usual" || today - points.at(-1)!.on > STILL_NEW) continue;
    return (
      <Row
        icon="chart-spline"
        href="/trends"
        title={t(changeKey(item, found.word))}
        detail={t(`today.since-${found.word}`, { days: today - found.since + 1 })}
      />
    );
  }
  return null;
}

function changeKey(item: (typeof ASKED)[number], word: Exclude<Word, "usual">): Key {
  return `today.${item}-${word}`;
}
