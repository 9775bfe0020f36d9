// Looking up the words of the staff pages, without any state: their own catalogue (upload.en.json, upload.es.json) over the public one. Two files, so that whoever
// only looks at the map does not load what a documenter reads.
import type { Lang } from './lang';
import { LOCALES } from './lang';
import type { Key, PluralKey, Values } from './translate';
import { formatNumber, translate, translateCount } from './translate';
import en from './upload.en.json';
import es from './upload.es.json';

export const STAFF_CATALOGUES = { en, es };
export type StaffKey = keyof typeof en;
export type StaffPluralKey = StaffKey extends infer K
  ? K extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

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
