// A GeoJSON tile of the service becomes a vector tile, which is what MapLibre reads for a tiled source.
import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection } from 'geojson';
import { mercatorX, mercatorY } from './mercator';
import { ringOf } from './ring';

/** A tile of the Web Mercator pyramid, `x` and `y` counted from the north-west. */
export interface TileCoord {
  z: number;
  x: number;
  y: number;
}

const EXTENT = 4096;
/** Tile units kept around the tile, so that a point on its very edge is never cut off. */
const BUFFER = 64;

/**
 * Encodes one tile with one layer. Every feature in gives one feature out; a cluster's counts by category, in the order of the
 * taxonomy, become its `ring`, which a vector tile can hold.
 */
export function encodeTile(
  layer: string,
  features: FeatureCollection,
  { z, x, y }: TileCoord,
  categories: readonly string[] = [],
): ArrayBuffer {
  const flat: FeatureCollection = {
    type: 'FeatureCollection',
    features: features.features.map((feature) => flatten(feature, categories)),
  };
  const tile = geoJSONToTile(flat, z, x, y, {
    extent: EXTENT,
    buffer: BUFFER,
    tolerance: 0,
    maxZoom: 24,
    wrap: false,
  });
  const bytes = fromGeojsonVt({ [layer]: tile }, { version: 2, extent: EXTENT });
  return bytes.slice().buffer;
}

/** The tile one level up that holds this one. */
export function parentOf({ z, x, y }: TileCoord): TileCoord {
  return { z: z - 1, x: x >> 1, y: y >> 1 };
}

/**
 * The points of a parent tile that fall into one of its four children. Each point of the parent is in exactly one child,
 * so counts are conserved; a point on the parent's own outer edge stays with the child at that edge.
 */
export function pointsWithin(parent: FeatureCollection, child: TileCoord): FeatureCollection {
  const { x: parentX, y: parentY } = parentOf(child);
  const side = 2 ** child.z;
  const half = (position: number, first: number) =>
    Math.floor(position * side) <= first ? first : first + 1;
  const features = parent.features.filter(({ geometry }) => {
    if (geometry.type !== 'Point') return false;
    const [lon = 0, lat = 0] = geometry.coordinates;
    return half(mercatorX(lon), parentX * 2) === child.x && half(mercatorY(lat), parentY * 2) === child.y;
  });
  return { type: 'FeatureCollection', features };
}

/** Drops the feature's own id (a UUID is no vector tile id; it stays in the properties) and makes its properties flat. */
function flatten({ geometry, properties }: Feature, order: readonly string[]): Feature {
  const { categories, ...rest } = (properties ?? {}) as { categories?: number[] };
  const ring = categories && { ring: ringOf(categories, order) };
  return { type: 'Feature', geometry, properties: { ...rest, ...ring } };
}
