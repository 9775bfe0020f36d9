// The languages of the page. A third one is one more catalogue file and one more line here.
import contextEn from './context.en.json';
import contextEs from './context.es.json';
import embedEn from './embed.en.json';
import embedEs from './embed.es.json';
import en from './en.json';
import es from './es.json';
import exploreEn from './explore.en.json';
import exploreEs from './explore.es.json';
import offlineEn from './offline.en.json';
import offlineEs from './offline.es.json';

// Several files a language: the page as it was, the tools for exploring (timeline, table, near me, quick exit), the map elsewhere, the
// page without a network, and what lies under the incidents.
export const CATALOGUES = {
  en: { ...en, ...exploreEn, ...embedEn, ...offlineEn, ...contextEn },
  es: { ...es, ...exploreEs, ...embedEs, ...offlineEs, ...contextEs },
};
export type Lang = keyof typeof CATALOGUES;
export const LANGS = Object.keys(CATALOGUES) as Lang[];

/** Locales for numbers and dates: both are of this region, where thousands are parted by commas. */
export const LOCALES: Record<Lang, string> = { en: 'en-US', es: 'es-MX' };

export function isLang(text: unknown): text is Lang {
  return typeof text === 'string' && text in CATALOGUES;
}

/** The first of the browser's languages that we speak, else English. */
export function preferredLang(languages: readonly string[]): Lang {
  const known = languages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLang);
  return known ?? 'en';
}
