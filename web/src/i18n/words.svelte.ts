// The words of the staff pages in the page's current language: reading them in a template follows a switch.
import { currentLang, number } from './language.svelte';
import { LOCALES } from './lang';
import { say, sayCount, STAFF_CATALOGUES } from './staff';
import type { StaffKey, StaffPluralKey } from './staff';
import type { Key, PluralKey, Values } from './translate';

export function t(key: StaffKey | Key, values?: Values): string {
  return say(currentLang(), key, values);
}

export function tn(stem: StaffPluralKey | PluralKey, n: number, values?: Values): string {
  return sayCount(currentLang(), stem, n, values);
}

/** The message of a key that is put together from a code, or the code where the catalogue has no word for it. */
export function word(prefix: string, code: string): string {
  const key = `${prefix}.${code}`;
  return key in STAFF_CATALOGUES.en ? t(key as StaffKey) : code;
}

/** A moment of the server's in the reader's own time zone, which is named. */
export function moment(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const style = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const;
  return new Intl.DateTimeFormat(LOCALES[currentLang()], style).format(time);
}

/** Bytes as a person says them. */
export function bytes(n: number): string {
  const step = n < 1000 ? 0 : n < 1_000_000 ? 1 : 2;
  const value = n / 1000 ** step;
  const unit = (['byte', 'kilobyte', 'megabyte'] as const)[step] ?? 'byte';
  const digits = step > 0 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(LOCALES[currentLang()], {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

export { currentLang, number };
