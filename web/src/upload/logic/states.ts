// How many points lie in which state: the map in words. Counted from the county polygons of the basemap, which are simplified, so that
// a point at a shore or on the line may count as "elsewhere"; what is stored is decided by the server.
import type { FeatureCollection, Position } from 'geojson';
import type { RowPoint } from '../wire';

/** Counties and municipios begin with the number of their state. */
export const STATES: Record<string, string> = {
  '02': 'MX-BCN',
  '05': 'MX-COA',
  '08': 'MX-CHH',
  '19': 'MX-NLE',
  '26': 'MX-SON',
  '28': 'MX-TAM',
  '04': 'US-AZ',
  '06': 'US-CA',
  '35': 'US-NM',
  '48': 'US-TX',
};

interface Shape {
  state: string;
  box: [number, number, number, number];
  polygons: Position[][][];
}

export interface StateCount {
  /** `null` is outside of every state. */
  state: string | null;
  n: number;
}

export function shapesOf(counties: FeatureCollection): Shape[] {
  return counties.features.flatMap(({ geometry, properties }) => {
    const state = STATES[String(properties?.['code'] ?? '').slice(0, 2)];
    if (!state) return [];
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    return polygons.map((polygon) => ({ state, box: boxOf(polygon[0] ?? []), polygons: [polygon] }));
  });
}

/** The most frequent state first, "elsewhere" last. */
export function countByState(points: readonly RowPoint[], shapes: readonly Shape[]): StateCount[] {
  const counts = new Map<string | null, number>();
  for (const [lon, lat] of points) {
    const state = shapes.find((shape) => holds(shape, lon, lat))?.state ?? null;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts]
    .map(([state, n]) => ({ state, n }))
    .sort((a, b) => Number(a.state === null) - Number(b.state === null) || b.n - a.n);
}

function holds({ box: [west, south, east, north], polygons }: Shape, lon: number, lat: number): boolean {
  if (lon < west || lon > east || lat < south || lat > north) return false;
  // Even-odd over all rings, holes included.
  return polygons.some((rings) => rings.reduce((n, ring) => n + crossings(ring, lon, lat), 0) % 2 === 1);
}

function crossings(ring: readonly Position[], lon: number, lat: number): number {
  let n = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[j] ?? [];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) n++;
  }
  return n;
}

function boxOf(ring: readonly Position[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of ring) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
