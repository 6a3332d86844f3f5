/** Who looked, in words, between what one did oneself: "Sanne de Wit bekeek je samenvatting". */
import { formatDate, has, t } from "../i18n";
import { list } from "../i18n/list";
import type { Grant, Look } from "./model";

/** One line, the newest moment first. organisation: of whoever looked; null: one did it oneself. */
export type Line = { says: string; organisation: string | null; moments: string[] };

type Event = { says: string; organisation: string | null; at: string };

/** more: whether there were looks before these; what one did oneself before the last of them waits for those. */
export function lines(looks: readonly Look[], grants: readonly Grant[], more: boolean): Line[] {
  const since = more ? (looks.at(-1)?.at ?? "") : "";
  const own = grants.flatMap(done).filter(({ at }) => at >= since);
  const events = [...looks.map(looked), ...own].sort((one, other) => (one.at < other.at ? 1 : -1));
  const found: Line[] = [];
  for (const { says, organisation, at } of events) {
    const last = found.at(-1);
    if (last?.says === says && last.organisation === organisation && isSameDay(last.moments[0]!, at))
      last.moments.push(at);
    else found.push({ says, organisation, moments: [at] });
  }
  return found;
}

function looked({ at, name, organisation, kind, outcome }: Look): Event {
  const key = `sharing.looked.${kind}`;
  const given = t(has(key) ? key : "sharing.looked.summary", { name });
  return { at, organisation, says: outcome === "given" ? given : t("sharing.looked-in-vain", { name }) };
}

function done({ practitioner: { name }, created_at, closed_at }: Grant): Event[] {
  const opened = { at: created_at, organisation: null, says: t("sharing.you-opened", { name }) };
  return closed_at
    ? [opened, { at: closed_at, organisation: null, says: t("sharing.you-closed", { name }) }]
    : [opened];
}

const isSameDay = (one: string, other: string) => formatDate(one, "date") === formatDate(other, "date");

/** Return when: "19 november om 14:02", or "19 november om 09:40 en 14:02". */
export function when({ moments }: Line): string {
  const times = [...new Set(moments.map((at) => formatDate(at, "time")))].reverse();
  const last = moments[0]!;
  if (times.length === 1) return formatDate(last, "moment");
  return t("sharing.day-times", { day: formatDate(last, "day"), times: list(times) });
}
