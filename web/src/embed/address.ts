// The addresses of the pages that the server writes, and the line of HTML that shows the map elsewhere.
import { contextPairs } from '../context/choice';
import type { Lang } from '../i18n/lang';
import type { Filter } from '../state/filter';
import { filterPairs } from '../state/filter';
import { encodeQuery } from '../state/query';
import type { Camera, ViewState } from '../state/view';
import { formatCamera } from '../state/view';

/** The page of an incident, in the language that the visitor has chosen, if they have. */
export function incidentHref(id: string, lang: Lang | null): string {
  return `/incidents/${encodeURIComponent(id)}${lang ? `?lang=${lang}` : ''}`;
}

export function aboutHref(lang: Lang | null): string {
  return `/about${lang ? `?lang=${lang}` : ''}`;
}

/** The reports that were published. */
export function reportsHref(lang: Lang | null): string {
  return `/reports${lang ? `?lang=${lang}` : ''}`;
}

/** The list that needs no JavaScript, with the same filter. */
export function listHref(filter: Filter, lang: Lang | null): string {
  return `/list${encodeQuery([...filterPairs(filter), ...(lang ? [['lang', lang] as const] : [])])}`;
}

/** The map alone: what it shows and what lies under that, where it looks, in which language. */
export function embedHref(
  filter: Filter,
  at: Camera | null,
  lang: Lang | null,
  context: Pick<ViewState, 'shade' | 'layers'> = { shade: null, layers: [] },
): string {
  const pairs: [string, string][] = filterPairs(filter);
  if (at) pairs.push(['at', formatCamera(at)]);
  pairs.push(...contextPairs(context));
  if (lang) pairs.push(['lang', lang]);
  return `/embed${encodeQuery(pairs)}`;
}

/** One line of HTML. What is put into it is escaped: a filter may hold any words. */
export function embedHtml(origin: string, href: string, title: string): string {
  const text = (value: string) => value.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<iframe src="${text(origin + href)}" title="${text(title)}" width="100%" height="480" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
}

/** Where a map of this size looks to show a box of degrees: the zoom of 512-pixel tiles at which the wider side fits. */
export function cameraOf(
  [west, south, east, north]: readonly [number, number, number, number],
  width: number,
  height: number,
): Camera {
  const y = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180)) * (180 / Math.PI);
  const [wide, high] = [Math.max(east - west, 0.05), Math.max(y(north) - y(south), 0.05)];
  const fits = Math.min((width * 0.9) / wide, (height * 0.9) / high);
  const zoom = Math.log2((fits * 360) / 512);
  return {
    z: Math.min(14, Math.max(2, zoom)),
    lat: (south + north) / 2,
    lon: (west + east) / 2,
  };
}
