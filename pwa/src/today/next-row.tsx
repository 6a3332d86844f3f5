import { useEffect, useState } from "preact/hooks";
import { draftFor } from "../checkins/draft";
import type { HalfWay } from "../checkins/model";
import { checkins } from "../checkins/store";
import { t } from "../i18n";
import { Row } from "../ui/rows";
import { due, minutesLeft, PERIODIC } from "./due";

type Left = { id: string; draft: HalfWay } | undefined;

/** What is half-way, else what is due; nothing most days. */
export function NextRow({ now }: { now: Date }) {
  const left = useHalfWay();
  if (left) return <HalfWayRow {...left} />;
  const next = due(checkins.value, now);
  if (!next) return null;
  return (
    <Row
      icon="list"
      href={`/checkin/${next.id}`}
      title={t(`today.due-${next.id}`)}
      detail={t(`today.due-${next.id}-detail`)}
    />
  );
}

function HalfWayRow({ id, draft }: { id: string; draft: HalfWay }) {
  const items = PERIODIC.find((one) => one.id === id)!.items;
  return (
    <Row
      well={draft.position / items}
      href={`/checkin/${id}`}
      title={t("today.half-way", { items, at: draft.position + 1 })}
      detail={t("today.minutes-left", { minutes: minutesLeft(items - draft.position) })}
    />
  );
}

/** Return the questionnaire that was left half-way, once the phone has looked. */
function useHalfWay(): Left {
  const [left, setLeft] = useState<Left>();
  const completed = checkins.value.length; // one that was completed is no longer half-way
  useEffect(() => {
    let shown = true;
    void Promise.all(PERIODIC.map(({ id }) => draftFor(id))).then((drafts) => {
      const at = drafts.findIndex((draft) => draft !== undefined);
      if (shown) setLeft(at < 0 ? undefined : { id: PERIODIC[at]!.id, draft: drafts[at]! });
    });
    return () => {
      shown = false;
    };
  }, [completed]);
  return left;
}
