// Partial dates in words. A date is `2023-05-14`, `2023-05`, `2023`, or an interval `from/to` of such dates; what is not
// in it is not known (or not public) and is said so, never filled in. No time zone is ever applied.
import type { Lang } from '../i18n/lang';
import { LOCALES } from '../i18n/lang';
import { translate } from '../i18n/translate';

export type DatePrecision = 'day' | 'month' | 'year' | 'interval';

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FIELDS = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  year: { year: 'numeric' },
} as const;

export function datePrecision(date: string): DatePrecision {
  if (date.includes('/')) return 'interval';
  return date.length > 7 ? 'day' : date.length > 4 ? 'month' : 'year';
}

/** The date alone: "May 14, 2023", "May 2023", "2023", "between May 2023 and July 2023". */
export function dateText(lang: Lang, date: string): string {
  const [from, to] = date.split('/');
  if (from && to)
    return translate(lang, 'date.between', { from: plainDate(lang, from), to: plainDate(lang, to) });
  return plainDate(lang, date);
}

/** The date with what is missing said: "May 2023 (day not public or not known)". */
export function dateInWords(lang: Lang, date: string): string {
  const text = dateText(lang, date);
  const precision = datePrecision(date);
  if (precision === 'month' || precision === 'year')
    return `${text} (${translate(lang, `date.${precision}Only`)})`;
  return text;
}

function plainDate(lang: Lang, date: string): string {
  const [, year, month, day] = PARTIAL.exec(date) ?? [];
  if (!year) return date;
  const precision = day ? 'day' : month ? 'month' : 'year';
  const instant = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(LOCALES[lang], { ...FIELDS[precision], timeZone: 'UTC' }).format(instant);
}

/** A moment in the reader's own time zone: "May 14, 2023, 3:20 PM". Only for what happens on the device; dates of incidents have no time. */
export function momentText(lang: Lang, iso: string): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** How long ago a moment was: "today", "yesterday", "3 days ago". */
export function agoText(lang: Lang, iso: string, now = new Date()): string {
  const day = (date: Date) => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
  const days = day(new Date(iso)) - day(now);
  return new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: 'auto' }).format(days, 'day');
}
