/** Dates and numbers as people write them in the language in use. */
import { language } from "./index";

const STYLES = {
  day: { day: "numeric", month: "long" }, // 21 november
  weekday: { weekday: "long", day: "numeric", month: "long" }, // zaterdag 21 november
  date: { day: "numeric", month: "long", year: "numeric" }, // 21 november 2026
  short: { day: "numeric", month: "short" }, // 21 nov
  month: { month: "long", year: "numeric" }, // november 2026
  "short-month": { month: "short" }, // nov
  letter: { weekday: "narrow" }, // z
  time: { hour: "numeric", minute: "2-digit" }, // 08:10
  moment: { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }, // 21 november om 08:10
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof STYLES;

const LOCALES = { nl: "nl-NL", en: "en-GB" };
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function once<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => Format): Format {
  const format = (made.get(key) as Format | undefined) ?? make();
  made.set(key, format);
  return format;
}

/** Return `date` in words, in the time zone of this phone or in `timeZone`. */
export function formatDate(date: Date | string, style: DateStyle, timeZone?: string): string {
  const locale = LOCALES[language.value];
  const make = () => new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  return once(`${locale} ${style} ${timeZone}`, make).format(new Date(date));
}

/** Return `number` with at most `decimals` decimals. */
export function formatNumber(number: number, decimals = 1): string {
  const locale = LOCALES[language.value];
  const make = () => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
  return once(`${locale} ${decimals}`, make).format(number);
}
