/** A check-in in one line, to tell two versions of it apart. */
import type { Administration, Contents } from "../checkins/model";
import { textsOf } from "../checkins/wording";
import { language } from "../i18n";
import { instrument } from "../instruments";

/** The name of an instrument; its id if this phone has no words for it. */
export function nameOf({ instrument: id, version }: Administration): string {
  const known = instrument(id, version);
  return (known && textsOf(known, language.value)?.title) ?? id;
}

/** Every answer, as "mood 7, energy 5"; then the tags. */
export function told({ administrations, tags }: Contents): string {
  return [...administrations.map(answers), ...tags].filter(Boolean).join(" · ");
}

function answers({ instrument: id, version, responses }: Administration): string {
  const known = instrument(id, version);
  const items = known && textsOf(known, language.value)?.items;
  const order = known?.items.map((item) => item.id) ?? Object.keys(responses);
  const given = order.filter((item) => item in responses);
  return given.map((item) => `${items?.[item]?.name ?? items?.[item]?.question ?? item} ${responses[item]}`).join(", ");
}
