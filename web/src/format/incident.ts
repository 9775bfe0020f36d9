// What a card or a heading says about an incident in a line.
import type { ListedIncident } from '../api/types';

type Placed = Pick<ListedIncident, 'county' | 'state' | 'country'>;

/** The finest region that the record is known to be in, as `kind:code`. */
export function finestRegion({ county, state, country }: Placed): string | null {
  if (county) return `county:${county}`;
  if (state) return `state:${state}`;
  return country ? `country:${country}` : null;
}

/** True for a source system that holds invented records. */
export function isInvented(sourceSystem: string): boolean {
  return sourceSystem.startsWith('invented');
}
