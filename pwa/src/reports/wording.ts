/** What a summary calls things, in the language in use. */
import { textsOf, upperFirst } from "../checkins/wording";
import { formatDate, has, language, t } from "../i18n";
import { instrument } from "../instruments";
import { dayOf, utc } from "../trends/series";

/** Return what an instrument is called; its id where this device does not know it. */
export function nameOfInstrument(id: string): string {
  const key = `reports.instrument.${id}`;
  if (has(key)) return t(key);
  const asked = instrument(id);
  return (asked && textsOf(asked, language.value)?.title) ?? id;
}

/** Return what a scale of an instrument is called. */
export function nameOfScale(id: string, version: number, scale: string): string {
  const asked = instrument(id, version) ?? instrument(id);
  return (asked && textsOf(asked, language.value)?.scales?.[scale]?.name) ?? scale;
}

/** Return a day of a summary in words; with its year where that is not the year of `beside`. */
export function day(iso: string, beside?: string): string {
  const isSameYear = beside !== undefined && iso.slice(0, 4) === beside.slice(0, 4);
  return formatDate(utc(dayOf(iso)), isSameYear ? "day" : "date", "UTC");
}

export { list as listed } from "../i18n/list";
export { upperFirst };
