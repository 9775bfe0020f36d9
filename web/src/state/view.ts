// The whole state of the page and its one form as a query string: what a visitor shares is exactly what they see.
import type { Place } from '../api/client';
import type { Shade } from '../context/choice';
import { contextPairs, parseLayers, parseShade } from '../context/choice';
import type { Lang } from '../i18n/lang';
import { isLang } from '../i18n/lang';
import type { Filter } from './filter';
import { filterPairs, parseFilter } from './filter';
import { encodeQuery } from './query';
import type { Sort } from './sort';
import { isSort, NEWEST } from './sort';

/** Where the map looks: Web Mercator zoom level (512-pixel tiles) and centre in degrees. */
export interface Camera {
  z: number;
  lat: number;
  lon: number;
}

export interface ViewState {
  filter: Filter;
  /** The list is restricted to one cluster or one masked area; the filter's total is not. */
  place: Place | null;
  /** Id of the incident that is open. */
  incident: string | null;
  /** What a narrow screen shows; a wide one shows map and list at once, or the table alone. */
  view: 'map' | 'list' | 'table';
  /** The order of the table. */
  sort: Sort;
  /** `null` until the visitor moves the map: it then shows all of the data. */
  at: Camera | null;
  /** What counties and municipios are shaded by. */
  shade: Shade | null;
  /** Ids of the layers of things with a place that are shown. */
  layers: readonly string[];
  /** `null` until the visitor chooses: the browser's language is then used. */
  lang: Lang | null;
}

export function parseView(search: string): ViewState {
  const query = new URLSearchParams(search);
  const lang = query.get('lang');
  const view = query.get('view');
  const sort = query.get('sort');
  return {
    filter: parseFilter(query),
    place: parsePlace(query),
    incident: query.get('incident') || null,
    view: view === 'list' || view === 'table' ? view : 'map',
    sort: isSort(sort) ? sort : NEWEST,
    at: parseCamera(query.get('at')),
    shade: parseShade(query.get('shade')),
    layers: parseLayers(query.get('layers')),
    lang: isLang(lang) ? lang : null,
  };
}

/** The query string of a view; defaults are left out, so that the plain page is the plain address. */
export function formatView(state: ViewState): string {
  const pairs = filterPairs(state.filter);
  if (state.place) pairs.push([state.place.kind, state.place.id]);
  if (state.incident) pairs.push(['incident', state.incident]);
  if (state.view !== 'map') pairs.push(['view', state.view]);
  if (state.sort !== NEWEST) pairs.push(['sort', state.sort]);
  if (state.at) pairs.push(['at', formatCamera(state.at)]);
  pairs.push(...contextPairs(state));
  if (state.lang) pairs.push(['lang', state.lang]);
  return encodeQuery(pairs);
}

/** Two decimals of zoom and as many of a degree as a pixel at that zoom is worth. */
export function formatCamera({ z, lat, lon }: Camera): string {
  // One pixel is 360 / (512 · 2^z) degrees of longitude.
  const decimals = Math.min(6, Math.max(2, Math.ceil(Math.log10((512 * 2 ** z) / 360))));
  return [z.toFixed(2), lat.toFixed(decimals), lon.toFixed(decimals)].map(trimZeros).join('/');
}

export function parseCamera(text: string | null): Camera | null {
  const parts = text?.split('/') ?? [];
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null;
  const [z = NaN, lat = NaN, lon = NaN] = parts.map(Number);
  const inRange = z >= 0 && z <= 24 && Math.abs(lat) <= 85.06 && Math.abs(lon) <= 180;
  return inRange ? { z, lat, lon } : null;
}

function parsePlace(query: URLSearchParams): Place | null {
  for (const kind of ['cell', 'area'] as const) {
    const id = query.get(kind);
    if (id) return { kind, id };
  }
  return null;
}

function trimZeros(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}
