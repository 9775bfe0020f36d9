// What the filter means, for incidents that are kept on the device: the same rules as `Filter::matches` of crates/core/src/filter, which
// the browser tests hold it to.
import type { ListedIncident } from '../api/types';
import type { Filter } from '../state/filter';
import { values } from '../state/filter';
import { daysOf } from './dates';

type Test = (incident: ListedIncident) => boolean;

/** The filter as one question to ask of each incident. */
export function matcher(filter: Filter): Test {
  const tests: Test[] = [];
  const any = (name: 'category' | 'verification' | 'source', of: (incident: ListedIncident) => string) => {
    const wanted = new Set(values(filter, name));
    if (wanted.size > 0) tests.push((incident) => wanted.has(of(incident)));
  };
  any('category', (incident) => incident.category);
  any('verification', (incident) => incident.verification);
  any('source', (incident) => incident.source_system);
  const actors = new Set(values(filter, 'actor'));
  if (actors.size > 0) tests.push((incident) => incident.actors.some((actor) => actors.has(actor)));
  const regions = new Set(values(filter, 'region'));
  if (regions.size > 0) tests.push((incident) => regionsOf(incident).some((region) => regions.has(region)));
  if (filter.from) {
    const [first] = daysOf(filter.from);
    tests.push((incident) => daysOf(incident.date)[1] >= first);
  }
  if (filter.to) {
    const [, last] = daysOf(filter.to);
    tests.push((incident) => daysOf(incident.date)[0] <= last);
  }
  if (filter.fatal) {
    const wanted = filter.fatal === 'true';
    tests.push((incident) => wanted === (incident.category === 'death' || (incident.dead ?? 0) > 0));
  }
  if (filter.bbox) tests.push(inBox(filter.bbox));
  if (filter.q) {
    const starts = words(filter.q);
    tests.push((incident) => {
      const found = searched(incident).flatMap(words);
      return starts.every((start) => found.some((word) => word.startsWith(start)));
    });
  }
  return (incident) => tests.every((test) => test(incident));
}

/** The regions that an incident is in, as `kind:code`. */
function regionsOf(incident: ListedIncident): string[] {
  const kinds = ['country', 'state', 'county', 'sector', 'segment'] as const;
  return kinds.flatMap((kind) => (incident[kind] === null ? [] : [`${kind}:${incident[kind]}`]));
}

function inBox(bbox: string): Test {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = bbox.split(',').map(Number);
  return ({ lon, lat }) =>
    (west <= east ? west <= lon && lon <= east : west <= lon || lon <= east) && south <= lat && lat <= north;
}

/** The public texts that words are looked for in. */
function searched(incident: ListedIncident): string[] {
  const { title, description, place, cause_of_death, source, external_id } = incident;
  return [title, description, place, cause_of_death, source, external_id].filter((text) => text !== null);
}

/** Runs of letters and digits, in lower case without accents. */
export function words(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);
}
