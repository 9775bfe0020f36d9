// The open incident as the map marks it: its area where the place is masked, a ring around its point where it is not. A place where
// something of the context was pressed has the same ring.
import type { FeatureCollection, Geometry } from 'geojson';
import type { Incident } from '../api/types';
import type { Position } from './near';

export function selectionOf(incident: Incident | null, ringed: Position | null = null): FeatureCollection {
  const shapes: Geometry[] = [];
  if (incident) shapes.push((incident.area?.geometry as Geometry | undefined) ?? pointAt(incident));
  if (ringed) shapes.push(pointAt(ringed));
  return {
    type: 'FeatureCollection',
    features: shapes.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
  };
}

function pointAt({ lon, lat }: Position): Geometry {
  return { type: 'Point', coordinates: [lon, lat] };
}
