// The short form of a record whose long form is open.
import type { FullRecord, ShortRecord } from '../wire';
import { cell } from './fields';

export function shortOf(full: FullRecord): ShortRecord {
  const { record } = full;
  const text = (name: string) => cell(record, name);
  const [lat, lon] = [Number.parseFloat(text('lat')), Number.parseFloat(text('lon'))];
  const region = text('county')
    ? ({ kind: 'county', code: text('county') } as const)
    : ({ kind: 'state', code: text('state') } as const);
  return {
    id: full.id,
    revision: full.revision,
    status: full.status,
    category: text('category'),
    occurred: text('date'),
    place: Number.isFinite(lat) && Number.isFinite(lon) ? { kind: 'point', lat, lon } : region,
    title: text('title') || null,
    source_system: text('source_system'),
    external_id: text('external_id') || null,
    batch: full.batch,
    who: full.who,
    proposed: full.proposed ?? { verification: null, consent: null, visibility: null },
    doubles: full.doubles.length,
    masked: full.preview?.precision === 'area',
  };
}
