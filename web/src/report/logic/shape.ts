// The outline of a drawn area as text: a corner a line, "latitude, longitude" as everywhere where a place is typed, or GeoJSON. A text is
// what a keyboard can write, and what pressing on the map writes into.
import type { AreaSpec } from '../wire';

type Corner = [lon: number, lat: number];

export type Shape =
  | { kind: 'blank' }
  | { kind: 'corners'; corners: Corner[] }
  | { kind: 'geojson'; rings: Corner[][] }
  /** The first line, from 1, that is no corner; 0 where it is the GeoJSON. */
  | { kind: 'unreadable'; line: number };

const CORNER = /^([-+]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([-+]?\d{1,3}(?:\.\d+)?)[,;]?$/;

export function readShape(text: string): Shape {
  const own = text.trim();
  if (!own) return { kind: 'blank' };
  if (own.startsWith('{')) {
    const rings = ringsOf(own);
    return rings ? { kind: 'geojson', rings } : { kind: 'unreadable', line: 0 };
  }
  const corners: Corner[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const [, lat, lon] = CORNER.exec(line.trim()) ?? [];
    if (lat === undefined || lon === undefined) return { kind: 'unreadable', line: i + 1 };
    corners.push([Number(lon), Number(lat)]);
  }
  return { kind: 'corners', corners };
}

/** The rings to draw: of corners the one that they make, of anything unreadable none. */
export function drawn(text: string): Corner[][] {
  const shape = readShape(text);
  if (shape.kind === 'corners') return [shape.corners];
  return shape.kind === 'geojson' ? shape.rings : [];
}

/** One more corner, five decimals (a metre). GeoJSON is not added to: the corners begin anew. */
export function withCorner(text: string, { lat, lon }: { lat: number; lon: number }): string {
  const before = text.trim().startsWith('{') ? '' : text.trimEnd();
  return `${before}${before && '\n'}${round(lat)}, ${round(lon)}`;
}

export function withoutLastCorner(text: string): string {
  return text.trimEnd().split('\n').slice(0, -1).join('\n');
}

export function shapeText({ polygon, geojson }: AreaSpec): string {
  return polygon ? cornersText(polygon) : (geojson ?? '');
}

export type FileFault = 'notJson' | 'noPolygon';

/** The outline that a file of GeoJSON has, as text for the form: all polygons of it together. */
export function shapeOfFile(text: string): { shape: string } | { fault: FileFault } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'notJson' };
  }
  const polygons = polygonsOf(value);
  const [first, ...more] = polygons;
  if (!first) return { fault: 'noPolygon' };
  const [ring, ...holes] = first;
  // The plainest form that says the same, since it may be corrected by hand.
  if (ring && more.length === 0 && holes.length === 0) {
    const closed = ring.length > 1 && String(ring[0]) === String(ring.at(-1));
    return { shape: cornersText(closed ? ring.slice(0, -1) : ring) };
  }
  const geometry =
    more.length === 0
      ? { type: 'Polygon', coordinates: first }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { shape: JSON.stringify(geometry) };
}

function cornersText(corners: readonly (readonly number[])[]): string {
  return corners.map(([lon, lat]) => `${lat}, ${lon}`).join('\n');
}

function round(degrees: number): number {
  return Number(degrees.toFixed(5));
}

function ringsOf(text: string): Corner[][] | null {
  try {
    const rings = polygonsOf(JSON.parse(text)).flat();
    return rings.length > 0 ? rings : null;
  } catch {
    return null;
  }
}

/** Every polygon inside GeoJSON, as rings of corners. */
function polygonsOf(value: unknown): Corner[][][] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, features, geometry, geometries, coordinates } = value as Record<string, unknown>;
  switch (type) {
    case 'FeatureCollection':
      return Array.isArray(features) ? features.flatMap(polygonsOf) : [];
    case 'GeometryCollection':
      return Array.isArray(geometries) ? geometries.flatMap(polygonsOf) : [];
    case 'Feature':
      return polygonsOf(geometry);
    case 'Polygon':
      return [ringsIn(coordinates)].filter(({ length }) => length > 0);
    case 'MultiPolygon':
      return Array.isArray(coordinates) ? coordinates.map(ringsIn).filter(({ length }) => length > 0) : [];
    default:
      return [];
  }
}

function ringsIn(coordinates: unknown): Corner[][] {
  if (!Array.isArray(coordinates)) return [];
  return coordinates.flatMap((ring) => {
    const corners = Array.isArray(ring) ? ring.filter(isCorner) : [];
    // An altitude says nothing here.
    return corners.length > 0 ? [corners.map(([lon, lat]): Corner => [lon, lat])] : [];
  });
}

function isCorner(value: unknown): value is Corner {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
