// From the service's GeoJSON to the vector tile that is drawn, no incident is lost and none is counted twice.
import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, FeatureCollection } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { TileCoord } from '../src/map/tile';
import { ringOf } from '../src/map/ring';
import { encodeTile, parentOf, pointsWithin } from '../src/map/tile';
import { parseTileAddress, tileTemplate } from '../src/map/protocol';

/** Small, seeded and good enough for places on a map (Park & Miller's minimal standard generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function lonLat(tile: TileCoord, dx: number, dy: number): [number, number] {
  const side = 2 ** tile.z;
  const y = Math.PI * (1 - (2 * (tile.y + dy)) / side);
  return [((tile.x + dx) / side) * 360 - 180, (Math.atan(Math.sinh(y)) * 180) / Math.PI];
}

/** A tile as the service makes it: points and clusters anywhere in it, its edges included. */
function serviceTile(tile: TileCoord, count: number, random: () => number): FeatureCollection {
  const share = () => [0, 0.5, 1, random(), random(), random()][Math.floor(random() * 6)] ?? 0;
  const features = Array.from({ length: count }, (_, i): Feature => {
    const geometry = { type: 'Point' as const, coordinates: lonLat(tile, share(), share()) };
    if (i % 3 === 0)
      return {
        type: 'Feature',
        id: `${i}`,
        geometry,
        properties: { id: `id-${i}`, category: 'raid', precision: 'area' },
      };
    const death = 1 + Math.floor(random() * 5000);
    const properties = {
      cluster: true,
      cluster_id: i,
      point_count: death + 2,
      point_count_abbreviated: '5k',
      categories: [death, 0, 2],
    };
    return { type: 'Feature', geometry, properties };
  });
  return { type: 'FeatureCollection', features };
}

function decode(bytes: ArrayBuffer, name: string) {
  const layer = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i));
}

const incidents = (features: { properties: Record<string, unknown> | null }[]) =>
  features.reduce((sum, { properties }) => sum + Number(properties?.['point_count'] ?? 1), 0);

const CATEGORIES = ['death', 'raid', 'abuse'];
const TILES: TileCoord[] = [
  { z: 0, x: 0, y: 0 },
  { z: 5, x: 6, y: 13 },
  { z: 11, x: 389, y: 830 },
  { z: 16, x: 12455, y: 26560 },
];

describe.each(TILES)('the tile $z/$x/$y', (tile) => {
  const random = randomNumbers(tile.z + 7);
  const service = serviceTile(tile, 256, random);

  it('keeps every feature, its count and its composition', () => {
    const drawn = decode(encodeTile('incidents', service, tile, CATEGORIES), 'incidents');
    expect(drawn.length).toBe(service.features.length);
    expect(incidents(drawn)).toBe(incidents(service.features));
    for (const [i, { properties }] of service.features.entries()) {
      const { categories, ...rest } = properties ?? {};
      const ring = categories && { ring: ringOf(categories as number[], CATEGORIES) };
      expect(drawn[i]?.properties).toEqual({ ...rest, ...ring });
    }
  });

  it('is shared out among its four children', () => {
    const children = [0, 1].flatMap((dx) =>
      [0, 1].map((dy) => ({ z: tile.z + 1, x: 2 * tile.x + dx, y: 2 * tile.y + dy })),
    );
    const parts = children.map((child) =>
      decode(encodeTile('incidents', pointsWithin(service, child), child), 'incidents'),
    );
    expect(children.map(parentOf)).toEqual([tile, tile, tile, tile]);
    expect(parts.reduce((sum, part) => sum + incidents(part), 0)).toBe(incidents(service.features));
    expect(parts.every((part) => part.length > 0)).toBe(true);
  });

  it('puts a point where it is, to half a unit', () => {
    const [lon, lat] = lonLat(tile, 0.25, 0.75);
    const one: FeatureCollection = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: {} }],
    };
    const [point] = decode(encodeTile('incidents', one, tile), 'incidents')[0]?.loadGeometry()[0] ?? [];
    expect(Math.abs((point?.x ?? 0) - 1024)).toBeLessThanOrEqual(1);
    expect(Math.abs((point?.y ?? 0) - 3072)).toBeLessThanOrEqual(1);
  });
});

it('an empty tile is a tile', () => {
  expect(
    decode(
      encodeTile('incidents', { type: 'FeatureCollection', features: [] }, { z: 3, x: 1, y: 3 }),
      'incidents',
    ),
  ).toEqual([]);
});

describe('the address of a tile', () => {
  const address = (layer: 'incidents' | 'areas', z: number, x: number, y: number) =>
    tileTemplate(layer, '?category=death&q=r%C3%ADo', 3)
      .replace('{z}', `${z}`)
      .replace('{x}', `${x}`)
      .replace('{y}', `${y}`);

  it('asks the service for the parent tile of incidents', () => {
    expect(parseTileAddress(address('incidents', 9, 97, 207))).toEqual({
      layer: 'incidents',
      tile: { z: 9, x: 97, y: 207 },
      path: '/tiles/8/48/103.geojson?category=death&q=r%C3%ADo',
    });
  });

  it('asks for the world as it is, and for areas as they are', () => {
    expect(parseTileAddress(address('incidents', 0, 0, 0)).path).toBe(
      '/tiles/0/0/0.geojson?category=death&q=r%C3%ADo',
    );
    expect(parseTileAddress(address('areas', 9, 97, 207)).path).toBe(
      '/tiles/areas/9/97/207.geojson?category=death&q=r%C3%ADo',
    );
  });

  it('refuses what it did not make', () => {
    expect(() => parseTileAddress('spotlight://incidents/1/2/3')).toThrow(RangeError);
  });
});
