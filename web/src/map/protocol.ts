// How MapLibre reads the service's tiles: addresses of a scheme of our own, each answered by fetching the GeoJSON tile
// from the page's origin and encoding it.
import type { AddProtocolAction } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { getJson } from '../api/client';
import { encodeTile } from './tile';

export const SCHEME = 'spotlight';
export type TileLayer = 'incidents' | 'areas';
const PATHS: Record<TileLayer, string> = { incidents: '/tiles', areas: '/tiles/areas' };
const ADDRESS = /^spotlight:\/\/(incidents|areas)\/(\d+)\/(\d+)\/(\d+)\/(\d+)(\?.*)?$/;

/**
 * The tile address template of a layer for a filter (`?category=…` or empty). The epoch of the dataset is part of it, so
 * that a new version is a new source of tiles to MapLibre; the server never sees it.
 */
export function tileTemplate(layer: TileLayer, query: string, epoch: number): string {
  return `${SCHEME}://${layer}/${epoch}/{z}/{x}/{y}${query}`;
}

export interface TileRequest {
  layer: TileLayer;
  z: number;
  x: number;
  y: number;
  /** Where the server has it. */
  path: string;
}

export function parseTileAddress(address: string): TileRequest {
  const match = ADDRESS.exec(address);
  if (!match) throw new RangeError(`not the address of an incident tile: ${address}`);
  const [, layer, , z, x, y, query = ''] = match;
  const request = { layer: layer as TileLayer, z: Number(z), x: Number(x), y: Number(y) };
  return { ...request, path: `${PATHS[request.layer]}/${z}/${x}/${y}.geojson${query}` };
}

/** Answers MapLibre's requests; one that MapLibre no longer wants is aborted on the network too. */
export const loadTile: AddProtocolAction = async (parameters, abort) => {
  const request = parseTileAddress(parameters.url);
  const features = await getJson<FeatureCollection>(request.path, abort.signal);
  return { data: encodeTile(request.layer, features, request) };
};
