// How MapLibre reads the service's tiles: addresses of a scheme of our own, each answered by fetching the GeoJSON tile
// from the page's origin and encoding it.
//
// The service clusters on a grid of 16 × 16 cells a tile. On MapLibre's 512-pixel tiles that would be a cluster every 32
// pixels: numbers that cover each other, and too small for a finger. So each tile of incidents is a quarter of the
// service's tile one level up, which makes it 64 pixels; the browser's cache answers the other three quarters.
import type { AddProtocolAction } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { getJson } from '../api/client';
import type { TileCoord } from './tile';
import { encodeTile, parentOf, pointsWithin } from './tile';

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
  /** What MapLibre asked for. */
  tile: TileCoord;
  /** What the server is asked for: the same tile of areas, the parent tile of incidents (but for the whole world). */
  path: string;
}

export function parseTileAddress(address: string): TileRequest {
  const match = ADDRESS.exec(address);
  if (!match) throw new RangeError(`not the address of an incident tile: ${address}`);
  const [, layer, , ...rest] = match as unknown as [string, TileLayer, ...string[]];
  const [z, x, y] = rest.map(Number) as [number, number, number];
  const tile = { z, x, y };
  const asked = isQuarter(layer, tile) ? parentOf(tile) : tile;
  return { layer, tile, path: tilePath(layer, asked, rest[3] ?? '') };
}

/** Where the service has a tile, for a filter as `?category=…` or empty. */
export function tilePath(layer: TileLayer, { z, x, y }: TileCoord, query: string): string {
  return `${PATHS[layer]}/${z}/${x}/${y}.geojson${query}`;
}

// The categories in the order in which clusters count them.
let categories: readonly string[] = [];

/** Tells which category each of a cluster's counts is of; tiles that are there already keep their rings. */
export function setCategories(codes: readonly string[]): void {
  categories = codes;
}

/** Answers MapLibre's requests; one that MapLibre no longer wants is aborted on the network too. */
export const loadTile: AddProtocolAction = async (parameters, abort) => {
  const { layer, tile, path } = parseTileAddress(parameters.url);
  const features = await getJson<FeatureCollection>(path, abort.signal);
  const mine = isQuarter(layer, tile) ? pointsWithin(features, tile) : features;
  return { data: encodeTile(layer, mine, tile, categories) };
};

function isQuarter(layer: TileLayer, { z }: TileCoord): boolean {
  return layer === 'incidents' && z > 0;
}
