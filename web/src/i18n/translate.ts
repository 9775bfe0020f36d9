// Looking up and filling in a message of the catalogue, without any state: (language, key, values) in, text out.
import type { Lang } from './lang';
import { CATALOGUES, LOCALES } from './lang';

export type Key = keyof (typeof CATALOGUES)['en'];
/** The keys that come in forms by number: `x.one` and `x.other` are called as `x`. */
export type PluralKey = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never;
export type Values = Record<string, string | number>;

/** The message with each `{name}` replaced; numbers are localised. */
export function translate(lang: Lang, key: Key, values: Values = {}): string {
  return CATALOGUES[lang][key].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? formatNumber(lang, value) : value;
  });
}

/** The form for `n`, which is also the message's `{n}`. */
export function translateCount(lang: Lang, stem: PluralKey, n: number, values: Values = {}): string {
  const form = new Intl.PluralRules(LOCALES[lang]).select(n) === 'one' ? 'one' : 'other';
  return translate(lang, `${stem}.${form}` as Key, { n, ...values });
}

export function formatNumber(lang: Lang, n: number): string {
  return new Intl.NumberFormat(LOCALES[lang]).format(n);
}
