// The page's current language and the functions that components call: reading them in a template follows a switch.
import { nav } from '../state/navigation.svelte';
import type { Lang } from './lang';
import { preferredLang } from './lang';
import type { Key, PluralKey, Values } from './translate';
import { formatNumber, translate, translateCount } from './translate';

/** The language chosen in the address, else the browser's. It is not stored on the visitor's device. */
export function currentLang(): Lang {
  return nav.state.lang ?? preferredLang(navigator.languages);
}

export function t(key: Key, values?: Values): string {
  return translate(currentLang(), key, values);
}

export function tn(stem: PluralKey, n: number, values?: Values): string {
  return translateCount(currentLang(), stem, n, values);
}

export function number(n: number): string {
  return formatNumber(currentLang(), n);
}
