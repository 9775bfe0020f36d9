// Looking up the words of the signed-in pages, without any state: their own catalogue over the public one, so that whoever only looks at
// the map does not load what a documenter reads. It is three files a language: upload.*.json for bringing files in, staff.*.json for
// accounts and review, report.*.json for reports.
import type { Lang } from './lang';
import { LOCALES } from './lang';
import type { Key, PluralKey, Values } from './translate';
import { formatNumber, translate, translateCount } from './translate';
import reportEn from './report.en.json';
import reportEs from './report.es.json';
import staffEn from './staff.en.json';
import staffEs from './staff.es.json';
import uploadEn from './upload.en.json';
import uploadEs from './upload.es.json';

export const STAFF_CATALOGUES = {
  en: { ...uploadEn, ...staffEn, ...reportEn },
  es: { ...uploadEs, ...staffEs, ...reportEs },
};
export type StaffKey = keyof typeof uploadEn | keyof typeof staffEn | keyof typeof reportEn;
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
