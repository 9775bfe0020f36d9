// From the path of an error in a spec to the field of the form that it is about.
import type { Built, List } from './form';

/** Lists whose entries have fields of their own. */
const INSIDE: Record<List, readonly string[]> = {
  area: ['name', 'shape'],
  finding: ['title', 'text', 'to', 'regions', 'categories', 'guidelines', 'articles'],
  recommendation: ['title', 'text', 'to', 'regions', 'categories', 'guidelines', 'articles'],
  indicator: ['name', 'region', 'year', 'value', 'unit', 'source'],
};
/** Where an entry as a whole is meant. */
const WHOLE: Record<List, string> = {
  area: 'shape',
  finding: 'title',
  recommendation: 'title',
  indicator: 'name',
};
const PLAIN = new Set([
  ...['title', 'subtitle', 'language', 'organisation', 'build_date', 'regions', 'period', 'comparison'],
  ...['filter', 'sections', 'cases', 'introduction', 'method', ...Object.keys(INSIDE)],
]);

/** The id of the field that `path` is about: `r-finding-3-articles` for `finding[0].articles[2]`; `null` where there is none. */
export function fieldOf(path: string | null, keys: Built['keys']): string | null {
  const [, name = '', index, inside] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(path ?? '') ?? [];
  if (!PLAIN.has(name)) return null;
  if (!(name in INSIDE) || index === undefined) return `r-${name}`;
  const list = name as List;
  const key = keys[list][Number(index)];
  if (key === undefined) return `r-${list}`;
  // Corners and GeoJSON are one text of the form.
  const part = inside === 'polygon' || inside === 'geojson' ? 'shape' : (inside ?? '');
  return `r-${list}-${key}-${INSIDE[list].includes(part) ? part : WHOLE[list]}`;
}

/** The parts of the form, in its order, with the beginnings of the ids of their fields. */
export const PARTS = {
  title: ['r-title', 'r-subtitle', 'r-language', 'r-organisation', 'r-build_date', 'r-name'],
  where: ['r-regions', 'r-area'],
  when: ['r-period', 'r-comparison'],
  which: ['r-filter'],
  contents: ['r-sections'],
  cases: ['r-cases'],
  words: ['r-introduction', 'r-method'],
  finding: ['r-finding'],
  recommendation: ['r-recommendation'],
  indicator: ['r-indicator'],
} as const;
export type Part = keyof typeof PARTS;

export function isIn(part: Part, field: string | null): boolean {
  return PARTS[part].some((start) => field === start || field?.startsWith(`${start}-`));
}

/** A list with one entry moved; the same list where it cannot go further. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  next.splice(to, 0, one);
  return next;
}
