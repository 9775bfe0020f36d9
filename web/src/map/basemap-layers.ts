// The ground: countries, states, counties and municipios, sectors, the border line, and places by size.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Lang } from '../i18n/lang';
import type { Theme } from './marks';
import { PALETTES } from './palette';
import { CLOSE_ZOOM } from './sources';

const REGULAR = ['Noto Sans Regular'];
const SEMIBOLD = ['Noto Sans SemiBold'];

/** Dashes and gaps of a sector's line, by its width. */
export const SECTOR_DASH = [4, 3] as const;
/** Names of counties come at the same distance. */
const SECTORS_UNTIL = 9;

/** The files of states, counties and sectors hold their shared edges as lines and their names as points. */
const IS_LABEL: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

/** The name in the page's language where the file has one, else the plain name. */
function nameIn(lang: Lang): ExpressionSpecification {
  return ['coalesce', ['get', `name_${lang}`], ['get', 'name']];
}

/** Land and water. */
export function landLayers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  return [
    { id: 'water', type: 'background', paint: { 'background-color': palette.water } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': palette.land } },
  ];
}

/** The lines between counties, states and countries, and the border. */
export function lineLayers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  return [
    {
      id: 'counties',
      type: 'line',
      source: 'counties',
      filter: ['!', IS_LABEL],
      minzoom: 6,
      paint: {
        'line-color': palette.county,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.6, 10, 1.5],
      },
    },
    {
      id: 'states',
      type: 'line',
      source: 'states',
      filter: ['!', IS_LABEL],
      paint: {
        'line-color': palette.state,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 8, 1.5],
      },
    },
    {
      // In the middle zooms only: far away nine of them are a tangle, close by the nearest line is out of sight.
      id: 'sectors',
      type: 'line',
      source: 'sectors',
      filter: ['!', IS_LABEL],
      minzoom: CLOSE_ZOOM,
      maxzoom: SECTORS_UNTIL,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.sector,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 1, 9, 1.75],
        'line-opacity': 0.7,
        'line-dasharray': [...SECTOR_DASH],
      },
    },
    {
      id: 'countries',
      type: 'line',
      source: 'countries',
      maxzoom: 5,
      paint: { 'line-color': palette.country, 'line-width': 0.75 },
    },
    {
      id: 'border',
      type: 'line',
      source: 'border',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 1, 6, 2, 12, 3],
      },
    },
  ];
}

/** Names, which stay readable above the shaded areas. */
export function nameLayers(theme: Theme, lang: Lang): LayerSpecification[] {
  const palette = PALETTES[theme];
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.5 };
  return [
    {
      id: 'place-dots',
      type: 'circle',
      source: 'places',
      minzoom: 6,
      filter: ['<=', ['get', 'minzoom'], ['zoom']],
      paint: {
        'circle-radius': 2.5,
        'circle-color': palette.label,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'county-names',
      type: 'symbol',
      source: 'counties',
      filter: IS_LABEL,
      minzoom: 8.5,
      layout: {
        'text-field': nameIn(lang),
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.05,
        'text-max-width': 7,
      },
      paint: { 'text-color': palette.label, 'text-opacity': 0.85, ...halo },
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      filter: ['<=', ['get', 'minzoom'], ['zoom']],
      layout: {
        'text-field': nameIn(lang),
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 12, 14],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
        'text-justify': 'auto',
        'symbol-sort-key': ['-', ['coalesce', ['get', 'pop'], 0]],
      },
      paint: { 'text-color': palette.labelStrong, ...halo },
    },
    {
      id: 'sector-names',
      type: 'symbol',
      source: 'sectors',
      // From far away the names stand farther from the border, where fewer incidents lie on them.
      filter: ['all', IS_LABEL, ['==', ['get', 'near'], ['step', ['zoom'], false, 7, true]]],
      minzoom: CLOSE_ZOOM,
      maxzoom: SECTORS_UNTIL,
      layout: {
        'text-field': nameIn(lang),
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
        // A little room to move in, where a place or a cluster has taken the middle.
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 1,
      },
      paint: { 'text-color': palette.sector, ...halo },
    },
    {
      id: 'state-names',
      type: 'symbol',
      source: 'states',
      filter: IS_LABEL,
      minzoom: 4,
      maxzoom: 8,
      layout: {
        'text-field': nameIn(lang),
        'text-font': SEMIBOLD,
        'text-size': 12,
        'text-letter-spacing': 0.12,
        'text-transform': 'uppercase',
        'text-max-width': 6,
      },
      paint: { 'text-color': palette.label, 'text-opacity': 0.8, ...halo },
    },
  ];
}
