// What both maps of a record look at: they show the same stretch of ground, so that the eye can compare them.
import type { Geometry, Position } from 'geojson';

export interface Shown {
  point: { lon: number; lat: number } | null;
  area: Geometry | null;
}
export type Box = [west: number, south: number, east: number, north: number];

/** The smallest box around everything shown, or `null` where nothing is. */
export function boxOf(shown: readonly Shown[]): Box | null {
  const positions = shown.flatMap(({ point, area }) => [
    ...(point ? [[point.lon, point.lat]] : []),
    ...(area ? positionsOf(area) : []),
  ]);
  if (positions.length === 0) return null;
  const lons = positions.map(([lon = NaN]) => lon);
  const lats = positions.map(([, lat = NaN]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}
