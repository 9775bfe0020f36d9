// The one place that talks to the server: relative URLs only, so that nothing can leave the page's own origin.
import type { Geometry } from 'geojson';
import type { Ground } from '../map/ground';
import type { Thing } from '../map/pressed';
import { shapeOf } from '../map/pressed';
import type { Filter } from '../state/filter';
import { filterPairs } from '../state/filter';
import { encodeQuery } from '../state/query';
import type { Sort } from '../state/sort';
import { NEWEST } from '../state/sort';
import { ApiError, isAbort } from './errors';
import type {
  Dataset,
  IncidentAnswer,
  LayerFeatures,
  IncidentPage,
  Layers,
  LayerValues,
  Problem,
  RegionsAnswer,
  Summary,
  TableRelease,
  TableReleases,
  Taxonomy,
  Timeline,
} from './types';

/** A part of the map whose incidents can be listed by themselves. */
export interface Place {
  kind: 'cell' | 'area';
  /** `z/x/y/i` of a cluster, or the id of a masked area. */
  id: string;
}

type VersionListener = (version: string) => void;
let onVersion: VersionListener = () => {};

// Answers may be kept for a minute. Once a newer version was seen, the kept ones are of the past: ask before using them.
let cache: RequestCache = 'default';

/** From now on the server is asked whether a kept answer still holds. */
export function distrustCache(): void {
  cache = 'no-cache';
}

/** Registers who is told the dataset version that each answer names. */
export function listenForVersion(listener: VersionListener): void {
  onVersion = listener;
}

/** Knows answers where the network does not: what the visitor has kept on the device. */
export interface Fallback {
  /** The answer to a path, or `null`. */
  answer(path: string): Promise<unknown>;
  /** The network has answered. */
  reached(): void;
}
let fallback: Fallback | null = null;

export function fallBackOn(on: Fallback): void {
  fallback = on;
}

/**
 * Fetches one JSON answer.
 * @throws ApiError when the server cannot be reached or answers with a problem; an abort passes through as it is.
 */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    // Without a network an answer that the browser has kept for a minute would hide that there is none.
    const how = globalThis.navigator?.onLine === false ? 'no-cache' : cache;
    response = await fetch(path, {
      cache: how,
      signal: signal ?? null,
      headers: { accept: 'application/json' },
    });
    if (response.ok) {
      const body = (await response.json()) as T & { version?: string };
      fallback?.reached();
      if (body.version) onVersion(body.version);
      return body;
    }
  } catch (error) {
    if (isAbort(error)) throw error;
    const kept = (await fallback?.answer(path)) as (T & { version?: string }) | null | undefined;
    if (kept?.version) onVersion(kept.version);
    if (kept) return kept;
    throw new ApiError('unreachable', null, { cause: error });
  }
  throw new ApiError('problem', await readProblem(response));
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback = { title: response.statusText, status: response.status, detail: '' };
  const body: Partial<Problem> = await response.json().catch(() => ({}));
  return { ...fallback, ...body };
}

const PAGE_SIZE = 50;

/** One page of the filtered incidents, newest first unless asked otherwise. */
export function fetchIncidents(
  query: { filter: Filter; place?: Place | null; cursor?: string | null; limit?: number; sort?: Sort },
  signal?: AbortSignal,
): Promise<IncidentPage> {
  const pairs = filterPairs(query.filter);
  if (query.place) pairs.push([query.place.kind, query.place.id]);
  pairs.push(['limit', String(query.limit ?? PAGE_SIZE)]);
  if (query.sort && query.sort !== NEWEST) pairs.push(['sort', query.sort]);
  if (query.cursor) pairs.push(['cursor', query.cursor]);
  return getJson(`/api/v1/incidents${encodeQuery(pairs)}`, signal);
}

export function fetchIncident(id: string, signal?: AbortSignal): Promise<IncidentAnswer> {
  return getJson(`/api/v1/incidents/${encodeURIComponent(id)}`, signal);
}

/** Counts by one dimension, such as `category`. */
export function fetchSummary(by: string, filter: Filter, signal?: AbortSignal): Promise<Summary> {
  return getJson(`/api/v1/summary${encodeQuery([['by', by], ...filterPairs(filter)])}`, signal);
}

/** Counts along time; what no bar holds whole is counted apart. */
export function fetchTimeline(
  unit: 'month' | 'year',
  filter: Filter,
  signal?: AbortSignal,
): Promise<Timeline> {
  return getJson(`/api/v1/timeline${encodeQuery([['unit', unit], ...filterPairs(filter)])}`, signal);
}

export function fetchRegions(
  query: { kind?: string; q?: string; at?: string },
  signal?: AbortSignal,
): Promise<RegionsAnswer> {
  const pairs = Object.entries(query).filter(([, value]) => value) as [string, string][];
  return getJson(`/api/v1/regions${encodeQuery(pairs)}`, signal);
}

export function fetchTaxonomy(): Promise<Taxonomy> {
  return getJson('/api/v1/taxonomy');
}

export function fetchDataset(): Promise<Dataset> {
  return getJson('/api/v1/dataset');
}

/** The organisation's own background map, or `null` where there is none or no network: ours is enough. */
export async function fetchGround(): Promise<Ground | null> {
  try {
    const response = await fetch('/basemap/tiles.json');
    return response.status === 200 ? ((await response.json()) as Ground) : null;
  } catch {
    return null;
  }
}

/** Which tables of ages, genders and nationalities were released. */
export function fetchReleases(signal?: AbortSignal): Promise<TableReleases> {
  return getJson('/api/v1/releases', signal);
}

/** The tables of one state (ISO 3166-2) and year. */
export function fetchRelease(
  id: { state: string; year: string },
  signal?: AbortSignal,
): Promise<TableRelease> {
  return getJson(`/api/v1/releases/${encodeURIComponent(id.state)}/${encodeURIComponent(id.year)}`, signal);
}

/** Where the tables of one state and year can be downloaded. */
export function releaseCsv({ state, year }: { state: string; year: number }): string {
  return `/api/v1/releases/${state}/${year}.csv`;
}

/** Which reference layers there are, without what they hold. */
export function fetchLayers(signal?: AbortSignal): Promise<Layers> {
  return getJson('/api/v1/layers', signal);
}

/** The figures or words of a layer. */
export function fetchLayer(id: string, signal?: AbortSignal): Promise<LayerValues> {
  return getJson(`/api/v1/layers/${encodeURIComponent(id)}`, signal);
}

/** The things of a layer, in its own order: their names and what they are drawn as. */
export async function fetchThings(id: string, signal?: AbortSignal): Promise<Thing[]> {
  const path = `/api/v1/layers/${encodeURIComponent(id)}`;
  const { features } = await getJson<LayerFeatures>(path, signal);
  return features.map(({ properties, geometry }) => ({
    name: properties.title,
    shape: shapeOf((geometry as unknown as Geometry).type),
  }));
}

/** Where the filtered set can be downloaded, complete. */
export function exportUrl(format: 'csv' | 'geojson' | 'xlsx', filter: Filter): string {
  return `/api/v1/export.${format}${encodeQuery(filterPairs(filter))}`;
}

/** Where a regional report of the filtered set is built, in a language. */
export function reportUrl(format: 'pdf' | 'html' | 'xlsx', filter: Filter, lang: string): string {
  return `/api/v1/report.${format}${encodeQuery([...filterPairs(filter), ['lang', lang]])}`;
}
