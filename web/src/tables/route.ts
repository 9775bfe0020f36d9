// The addresses of the public tables: `/tables` lists them, `/tables/US-AZ/2024` is one. Each is a page of its own, so that it can be
// bookmarked and cited; the language is in the query, as everywhere.
import type { Lang } from '../i18n/lang';

/** Which release an address names. */
export interface ReleaseId {
  /** ISO 3166-2 code. */
  state: string;
  year: string;
}

/** The release that a path names; `null` for the list, `undefined` where there can be none. */
export function parsePath(path: string): ReleaseId | null | undefined {
  const [, first, state, year, ...rest] = path.replace(/\/$/, '').split('/');
  if (first !== 'tables' || rest.length > 0) return undefined;
  if (state === undefined) return null;
  return /^[A-Z]{2}-[A-Z]{2,3}$/.test(state) && /^\d{4}$/.test(year ?? '')
    ? { state, year: year ?? '' }
    : undefined;
}

const inLanguage = (path: string, lang: Lang | null) => (lang ? `${path}?lang=${lang}` : path);

/** The address of the list, or of one release; `lang` only where the visitor has chosen one. */
export function tablesHref(lang: Lang | null, release?: { state: string; year: number }): string {
  return inLanguage(release ? `/tables/${release.state}/${release.year}` : '/tables', lang);
}

/** The address of the map. */
export function mapHref(lang: Lang | null): string {
  return inLanguage('/', lang);
}
