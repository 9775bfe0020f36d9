// Loading what is to be kept: every incident of a filter, and what describes them, all of one version of the dataset.
import type { FeatureCollection } from 'geojson';
import { fetchDataset, fetchIncidents, fetchRegions, fetchTaxonomy, getJson } from '../api/client';
import type { IncidentPage, ListedIncident } from '../api/types';
import { tilePath } from '../map/protocol';
import type { Filter } from '../state/filter';
import { filterPairs } from '../state/filter';
import { encodeQuery } from '../state/query';
import { placeOf, tileOf } from './grid';
import type { Kept } from './kept';
import { MOST_KEPT } from './kept';

const PAGE = 1000;
/** The first zoom at which areas are drawn. A shape comes whole with every tile that it touches. */
const AREAS_ZOOM = 6;
const DAY = 86_400_000;

/** More than may be kept: the filter must let fewer through. */
export class TooMany extends Error {}

/**
 * @param progress is told how many of how many are there.
 * @throws TooMany, and ApiError when the network fails.
 */
export async function fetchAll(
  filter: Filter,
  days: number,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
  now = new Date(),
): Promise<Kept> {
  const query = encodeQuery(filterPairs(filter));
  const { version, incidents } = await pages(filter, progress, signal);
  const masked = incidents.filter((incident) => incident.area_id !== null);
  const tiles = new Set(
    masked.map((incident) => {
      const { x, y } = tileOf(AREAS_ZOOM, placeOf(incident));
      return tilePath('areas', { z: AREAS_ZOOM, x, y }, query);
    }),
  );
  const areas = new Map<string, FeatureCollection['features'][number]>();
  for (const path of tiles)
    for (const feature of (await getJson<FeatureCollection>(path, signal)).features)
      areas.set(String(feature.properties?.['area']), feature);
  const [taxonomy, dataset, { regions }] = await Promise.all([
    fetchTaxonomy(),
    fetchDataset(),
    fetchRegions({}, signal),
  ]);
  return {
    about: {
      kept: now.toISOString(),
      until: new Date(now.getTime() + days * DAY).toISOString(),
      version,
      query,
      incidents: incidents.length,
    },
    incidents,
    areas: [...areas.values()],
    taxonomy,
    dataset,
    regions,
  };
}

/** All pages of one version; where a new version comes in between, once more from the start. */
async function pages(
  filter: Filter,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ version: string; incidents: ListedIncident[] }> {
  let incidents: ListedIncident[] = [];
  let version: string | null = null;
  let cursor: string | null = null;
  for (;;) {
    const page: IncidentPage = await fetchIncidents({ filter, limit: PAGE, cursor }, signal);
    if (page.total > MOST_KEPT) throw new TooMany();
    const isNews: boolean = version !== null && version !== page.version;
    version = page.version;
    if (isNews && cursor) {
      incidents = [];
      cursor = null;
      continue;
    }
    incidents.push(...page.incidents);
    progress(incidents.length, page.total);
    cursor = page.next ?? null;
    if (!cursor) return { version, incidents };
  }
}
