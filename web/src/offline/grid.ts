// Tiles of what is kept on the device, clustered as the server clusters (`crates/core/src/tile`): 16 × 16 cells a tile, in which one
// incident is itself and several are a cluster at the mean of their places.
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { ListedIncident } from '../api/types';
import { mercatorX, mercatorY } from '../map/mercator';
import type { TileCoord } from '../map/tile';

/** Fixed-point Web Mercator: the world is 2³² units wide, so that a tile and a cell are shares of a whole number. */
const UNITS = 2 ** 32;
const CELLS = 16;
const MAX_LATITUDE = 85.05112877980659;

interface Place {
  x: number;
  y: number;
}

export function placeOf({ lon, lat }: { lon: number; lat: number }): Place {
  const latitude = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));
  const unit = (share: number) => Math.max(0, Math.min(UNITS - 1, Math.floor(share * UNITS)));
  return { x: unit(mercatorX(lon)), y: unit(mercatorY(latitude)) };
}

/** The tile of a zoom that a place is in. */
export function tileOf(z: number, { x, y }: Place): TileCoord {
  const side = UNITS / 2 ** z;
  return { z, x: Math.floor(x / side), y: Math.floor(y / side) };
}

/** The place's cell in its tile: 16 × row + column. */
function cellOf(z: number, { x, y }: Place): number {
  const side = UNITS / 2 ** z / CELLS;
  return (Math.floor(y / side) % CELLS) * CELLS + (Math.floor(x / side) % CELLS);
}

/** Whether an incident is counted in a cell, given as `z/x/y/i` or as the `cluster_id` of a tile. */
export function inCell(cell: string): (incident: ListedIncident) => boolean {
  const [z = NaN, x = NaN, y = NaN, i = NaN] = cell.includes('/')
    ? cell.split('/').map(Number)
    : ofId(Number(cell));
  return (incident) => {
    const place = placeOf(incident);
    const tile = tileOf(z, place);
    return tile.x === x && tile.y === y && cellOf(z, place) === i;
  };
}

/** Numbers above 2³² are taken apart by division: shifts would cut them. */
function ofId(id: number): [z: number, x: number, y: number, i: number] {
  const z = id % 32;
  const row = Math.floor(id / 32) % 2 ** 24;
  const column = Math.floor(id / 32 / 2 ** 24);
  return [z, Math.floor(column / CELLS), Math.floor(row / CELLS), (row % CELLS) * CELLS + (column % CELLS)];
}

function idOf({ z, x, y }: TileCoord, cell: number): number {
  const column = x * CELLS + (cell % CELLS);
  const row = y * CELLS + Math.floor(cell / CELLS);
  return (column * 2 ** 24 + row) * 32 + z;
}

/** One tile. `categories` are the codes of the taxonomy in its order, by which a cluster counts. */
export function tile(
  incidents: readonly ListedIncident[],
  coord: TileCoord,
  categories: readonly string[],
): FeatureCollection<Point> {
  const cells = new Map<number, { incident: ListedIncident; place: Place }[]>();
  for (const incident of incidents) {
    const place = placeOf(incident);
    const own = tileOf(coord.z, place);
    if (own.x !== coord.x || own.y !== coord.y) continue;
    const cell = cellOf(coord.z, place);
    const members = cells.get(cell);
    if (members) members.push({ incident, place });
    else cells.set(cell, [{ incident, place }]);
  }
  const order = [...cells].sort(([a], [b]) => a - b);
  return {
    type: 'FeatureCollection',
    features: order.map(([cell, members]) =>
      members.length === 1 && members[0]
        ? single(members[0].incident)
        : cluster(coord, cell, members, categories),
    ),
  };
}

function single({ id, category, date, precision, dead, title, lon, lat }: ListedIncident): Feature<Point> {
  const known = { ...(dead !== null && { dead }), ...(title !== null && { title }) };
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { id, category, date, precision, ...known },
  };
}

function cluster(
  coord: TileCoord,
  cell: number,
  members: { incident: ListedIncident; place: Place }[],
  order: readonly string[],
): Feature<Point> {
  const count = members.length;
  const side = UNITS / 2 ** coord.z / CELLS;
  // Kept off the cell's edges by as much as the server keeps it (`CellRef::inside`), so that six decimals do not carry it over.
  const mean = (of: (place: Place) => number, first: number, margin: number) => {
    const sum = members.reduce((before, { place }) => before + of(place), 0);
    return Math.max(first + margin, Math.min(first + side - 1 - margin, Math.floor(sum / count)));
  };
  const west = (coord.x * CELLS + (cell % CELLS)) * side;
  const north = (coord.y * CELLS + Math.floor(cell / CELLS)) * side;
  const categories = order.map((code) => members.filter(({ incident }) => incident.category === code).length);
  while (categories.at(-1) === 0) categories.pop();
  return {
    type: 'Feature',
    geometry: {
      type: 'Point',
      coordinates: degrees(
        mean((p) => p.x, west, 8),
        mean((p) => p.y, north, 72),
      ),
    },
    properties: {
      cluster: true,
      cluster_id: idOf(coord, cell),
      point_count: count,
      point_count_abbreviated: abbreviate(count),
      categories,
      dead: members.reduce((sum, { incident }) => sum + (incident.dead ?? 0), 0),
      dead_unknown: members.filter(({ incident }) => incident.dead === null).length,
    },
  };
}

/** Longitude and latitude of the middle of a unit, to six decimals as in the server's tiles. */
function degrees(x: number, y: number): [number, number] {
  const lon = ((x + 0.5) / UNITS) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / UNITS))) * 180) / Math.PI;
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

/** `987`, `1.2k`, `12k`. */
function abbreviate(count: number): string {
  if (count < 1000) return String(count);
  return count < 10_000 ? `${Math.round(count / 100) / 10}k` : `${Math.round(count / 1000)}k`;
}
