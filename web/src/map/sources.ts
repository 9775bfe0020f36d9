// Where the map's data come from: the service's tiles and the basemap's files, all of the page's own origin.
import type { SourceSpecification } from 'maplibre-gl';
import regular from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import regularExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import semibold from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import semiboldExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url';
import { DEEPEST_ZOOM } from './cluster';
import { tileTemplate } from './protocol';

/** Areas are drawn no finer than at this zoom: their edges mean "somewhere inside", so 10 m (z 10) is more than enough. */
const AREAS_ZOOM = 10;
export const AREAS_FROM_ZOOM = 6;

const BASEMAP_FILES = ['countries', 'states', 'border', 'places'];
/** What is drawn from this zoom on only. MapLibre loads whatever a style names, so that it is named once the map has been so close. */
export const CLOSE_ZOOM = 5;
const CLOSE_FILES = ['sectors', 'counties'];

export function dataSources(query: string, epoch: number): Record<string, SourceSpecification> {
  return {
    incidents: {
      type: 'vector',
      tiles: [tileTemplate('incidents', query, epoch)],
      minzoom: 0,
      maxzoom: DEEPEST_ZOOM,
    },
    areas: {
      type: 'vector',
      tiles: [tileTemplate('areas', query, epoch)],
      minzoom: AREAS_FROM_ZOOM,
      maxzoom: AREAS_ZOOM,
    },
    selection: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
  };
}

export function basemapSources(close = true): Record<string, SourceSpecification> {
  return Object.fromEntries(
    [...BASEMAP_FILES, ...(close ? CLOSE_FILES : [])].map((name) => [
      name,
      { type: 'geojson', data: absolute(`/basemap/${name}.geojson`), tolerance: 0.25 } as const,
    ]),
  );
}

const LATIN = ['U+0000-00FF', 'U+2000-206F'];
const LATIN_EXTENDED = ['U+0100-024F', 'U+1E00-1EFF'];

/** The label fonts as MapLibre loads them: without a `glyphs` address nothing is asked of any other server. */
export function fontFaces(): Record<string, { url: string; 'unicode-range': string[] }[]> {
  const face = (latin: string, extended: string) => [
    { url: absolute(latin), 'unicode-range': LATIN },
    { url: absolute(extended), 'unicode-range': LATIN_EXTENDED },
  ];
  return {
    'Noto Sans Regular': face(regular, regularExt),
    'Noto Sans SemiBold': face(semibold, semiboldExt),
  };
}

/** MapLibre's worker resolves addresses against itself, so they are made absolute here. */
function absolute(path: string): string {
  return new URL(path, location.href).href;
}
