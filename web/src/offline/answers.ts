// The service's answers from what is kept on the device, for the questions that the page asks, in the service's own words. What is kept
// is all that there is here: every number is of it, and the page says so.
import type { Feature, FeatureCollection } from 'geojson';
import type {
  IncidentAnswer,
  IncidentPage,
  ListedIncident,
  RegionsAnswer,
  Summary,
  Timeline,
} from '../api/types';
import type { Filter } from '../state/filter';
import { parseFilter } from '../state/filter';
import { binOf, binsBetween, daysOf } from './dates';
import { inCell, tile } from './grid';
import type { Kept } from './kept';
import { matcher, words } from './matches';

const TILE = /^\/tiles\/(areas\/)?(\d+)\/(\d+)\/(\d+)\.geojson$/;
const INCIDENT = /^\/api\/v1\/incidents\/([^/]+)$/;

/** The answer to a path with its query, or `null` where only the service has one. */
export function answer(kept: Kept, path: string): unknown {
  const { pathname, searchParams } = new URL(path, 'http://kept.invalid');
  const { version } = kept.about;
  const filter = parseFilter(searchParams);
  switch (pathname) {
    case '/api/v1/dataset':
      return kept.dataset;
    case '/api/v1/taxonomy':
      return kept.taxonomy;
    case '/api/v1/incidents':
      return page(kept, filter, searchParams);
    case '/api/v1/summary':
      return searchParams.get('by') === 'category' ? byCategory(kept, filter) : null;
    case '/api/v1/timeline':
      return timeline(kept, filter, searchParams.get('unit') === 'year' ? 'year' : 'month');
    case '/api/v1/regions':
      return regions(kept, searchParams);
  }
  const [, id] = INCIDENT.exec(pathname) ?? [];
  if (id !== undefined) return one(kept, decodeURIComponent(id));
  const [whole, areas, ...rest] = TILE.exec(pathname) ?? [];
  if (whole === undefined) return null;
  const found = matching(kept, filter);
  if (areas) return areasOf(kept, found);
  const [z = 0, x = 0, y = 0] = rest.map(Number);
  const codes = kept.taxonomy.categories.map(({ code }) => code);
  return { version, ...tile(found, { z, x, y }, codes) };
}

function matching(kept: Kept, filter: Filter): ListedIncident[] {
  return kept.incidents.filter(matcher(filter));
}

/** A page of the list; the cursor is how many came before it. */
function page(kept: Kept, filter: Filter, query: URLSearchParams): IncidentPage {
  let found = matching(kept, filter);
  const cell = query.get('cell');
  if (cell) found = found.filter(inCell(cell));
  const area = query.get('area');
  if (area) found = found.filter((incident) => incident.area_id === area);
  const sorted = inOrder(found, query.get('sort') ?? '-date');
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Number(query.get('limit') ?? 50);
  const next = end < sorted.length ? String(end) : null;
  return { version: kept.about.version, total: sorted.length, incidents: sorted.slice(start, end), next };
}

/** The orders of the service; those that compare equal follow by id, and an unknown number of dead comes last either way. */
function inOrder(incidents: ListedIncident[], sort: string): ListedIncident[] {
  const falling = sort.startsWith('-');
  const name = falling ? sort.slice(1) : sort;
  const key = (incident: ListedIncident): string | number | null => {
    if (name === 'dead') return incident.dead;
    return daysOf(name === 'updated' ? incident.updated : incident.date)[1];
  };
  return [...incidents].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    const byId = one.id < other.id ? -1 : 1;
    if (a === b) return byId;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b === falling ? 1 : -1;
  });
}

function one(kept: Kept, id: string): IncidentAnswer | null {
  const incident = kept.incidents.find((own) => own.id === id);
  if (!incident) return null;
  const shape = kept.areas.find((area) => area.properties?.['area'] === incident.area_id);
  const { version } = kept.about;
  if (!shape || incident.area_id === null) return { version, incident };
  const area = {
    id: incident.area_id,
    radius_m: incident.radius_m ?? 0,
    centre: [incident.lon, incident.lat],
    geometry: shape.geometry as unknown as Record<string, never>,
  };
  return { version, incident: { ...incident, area } };
}

function byCategory(
  kept: Kept,
  filter: Filter,
): Pick<Summary, 'version' | 'total' | 'by'> & { rows: unknown[] } {
  const found = matching(kept, filter);
  const codes = kept.taxonomy.categories.map(({ code }) => code).sort();
  const rows = codes.flatMap((code) => {
    const own = found.filter(({ category }) => category === code);
    return own.length > 0 ? [{ category: code, incidents: own.length, dead: deaths(own) }] : [];
  });
  return { version: kept.about.version, total: found.length, by: ['category'], rows };
}

function deaths(incidents: readonly ListedIncident[]): { sum: number; unknown: number } {
  return {
    sum: incidents.reduce((sum, { dead }) => sum + (dead ?? 0), 0),
    unknown: incidents.filter(({ dead }) => dead === null).length,
  };
}

function timeline(kept: Kept, filter: Filter, unit: 'month' | 'year'): Timeline {
  const found = matching(kept, filter);
  const bins = new Map<string, ListedIncident[]>();
  let imprecise = 0;
  for (const incident of found) {
    const bin = binOf(incident.date, unit);
    const own = bin === null ? null : bins.get(bin);
    if (bin === null) imprecise += 1;
    else if (own) own.push(incident);
    else bins.set(bin, [incident]);
  }
  const dates = [...bins.keys()].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const all = first !== undefined && last !== undefined ? binsBetween(first, last, unit) : [];
  return {
    version: kept.about.version,
    total: found.length,
    unit,
    bins: all.map((date) => {
      const own = bins.get(date) ?? [];
      return { date, incidents: own.length, dead: deaths(own) };
    }),
    imprecise,
  };
}

/** Names are there; which region a position is in, only the service knows. */
function regions(kept: Kept, query: URLSearchParams): RegionsAnswer | null {
  if (query.has('at')) return null;
  const kind = query.get('kind');
  const q = query.get('q') ?? '';
  const starts = words(q);
  const named = (name: string) => {
    const own = words(name);
    return starts.every((start) => own.some((word) => word.startsWith(start)));
  };
  const found = kept.regions.filter(
    (region) =>
      (!kind || region.kind === kind) &&
      (region.code.toLowerCase() === q.toLowerCase() || Object.values(region.name).some(named)),
  );
  return { version: kept.about.version, regions: found };
}

/** The shapes that hold any of the incidents, with how many; all of them, for any tile: a shape may cross tiles anyway. */
function areasOf(kept: Kept, found: readonly ListedIncident[]): FeatureCollection {
  const features = kept.areas.flatMap((area): Feature[] => {
    const id = String(area.properties?.['area']);
    const incidents = found.filter(({ area_id }) => area_id === id).length;
    return incidents > 0 ? [{ ...area, properties: { ...area.properties, incidents } }] : [];
  });
  return { type: 'FeatureCollection', features };
}
