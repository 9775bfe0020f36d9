// The open incident as the map marks it: its area where the place is masked, a ring around its point where it is not.
import type { FeatureCollection, Geometry } from 'geojson';
import type { Incident } from '../api/types';

export function selectionOf(incident: Incident | null): FeatureCollection {
  if (!incident) return { type: 'FeatureCollection', features: [] };
  const area = incident.area?.geometry as Geometry | undefined;
  const geometry: Geometry = area ?? { type: 'Point', coordinates: [incident.lon, incident.lat] };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: {} }] };
}
