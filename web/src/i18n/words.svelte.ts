// The words of the staff pages: their own catalogue (upload.en.json, upload.es.json) over the public one. Two files, so that whoever
// only looks at the map does not load what a documenter reads.
import { currentLang, number } from './language.svelte';
import type { Lang } from './lang';
import { LOCALES } from './lang';
import type { Key, PluralKey, Values } from './translate';
import { formatNumber, translate, translateCount } from './translate';
import en from './upload.en.json';
import es from './upload.es.json';

export const STAFF_CATALOGUES = { en, es };
export type StaffKey = keyof typeof en;
type StaffPluralKey = StaffKey extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never;

/** The message in a language, of either catalogue. */
export function say(lang: Lang, key: StaffKey | Key, values: Values = {}): string {
  const message: string | undefined = STAFF_CATALOGUES[lang][key as StaffKey];
  if (message === undefined) return translate(lang, key as Key, values);
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? formatNumber(lang, value) : value;
  });
}

/** The form for `n`, which is also the message's `{n}`. */
export function sayCount(
  lang: Lang,
  stem: StaffPluralKey | PluralKey,
  n: number,
  values: Values = {},
): string {
  if (!(`${stem}.other` in STAFF_CATALOGUES[lang])) return translateCount(lang, stem as PluralKey, n, values);
  const form = new Intl.PluralRules(LOCALES[lang]).select(n) === 'one' ? 'one' : 'other';
  return say(lang, `${stem}.${form}` as StaffKey, { n, ...values });
}

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
