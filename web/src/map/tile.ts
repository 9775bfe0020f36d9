// A GeoJSON tile of the service becomes a vector tile, which is what MapLibre reads for a tiled source.
import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection } from 'geojson';

const EXTENT = 4096;
/** Tile units kept around the tile, so that a point on its very edge is never cut off. */
const BUFFER = 64;

/**
 * Encodes one tile with one layer. Every feature in gives one feature out; nested properties (a cluster's counts by
 * category) become flat ones, `category_death` and so on, the names that the service's own vector tiles use.
 */
export function encodeTile(
  layer: string,
  features: FeatureCollection,
  { z, x, y }: { z: number; x: number; y: number },
): ArrayBuffer {
  const flat: FeatureCollection = { type: 'FeatureCollection', features: features.features.map(flatten) };
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

/** Drops the feature's own id (a UUID is no vector tile id; it stays in the properties) and flattens its properties. */
function flatten({ geometry, properties }: Feature): Feature {
  const { categories, ...rest } = properties ?? {};
  const counts = Object.entries(categories ?? {}).map(([code, n]) => [`category_${code}`, n] as const);
  return { type: 'Feature', geometry, properties: { ...rest, ...Object.fromEntries(counts) } };
}
