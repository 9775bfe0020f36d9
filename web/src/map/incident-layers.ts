// The layers of the incidents: shaded areas, then the open incident, the marks of single ones, and the clusters on top.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { iconName, RING_RADIUS, ringName } from './icons';
import type { Theme } from './marks';
import { PALETTES } from './palette';
import { AREAS_FROM_ZOOM } from './sources';

/** The words that the map itself shows. */
export interface MapTexts {
  somewhereArea: string;
  somewhereRegion: string;
}

/** Layers of marks that answer to a press, topmost first. */
export const MARKS = ['clusters', 'points'] as const;
const IS_CLUSTER: ExpressionSpecification = ['has', 'point_count'];
const COUNT: ExpressionSpecification = ['to-number', ['get', 'point_count']];

/** Where masked incidents are: somewhere inside. */
export function areaLayers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      'source-layer': 'areas',
      minzoom: AREAS_FROM_ZOOM,
      paint: {
        'fill-color': palette.area,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 6, 0.1, 9, 0.18],
      },
    },
    {
      id: 'areas-edge',
      type: 'line',
      source: 'areas',
      'source-layer': 'areas',
      minzoom: AREAS_FROM_ZOOM + 1,
      paint: { 'line-color': palette.area, 'line-opacity': 0.7, 'line-dasharray': [3, 2] },
    },
  ];
}

export function incidentLayers(theme: Theme, texts: MapTexts): LayerSpecification[] {
  const palette = PALETTES[theme];
  return [
    {
      id: 'selection-area',
      type: 'line',
      source: 'selection',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': palette.selection, 'line-width': 3 },
    },
    {
      id: 'selection-point',
      type: 'circle',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 16,
        'circle-color': palette.selection,
        'circle-opacity': 0.15,
        'circle-stroke-color': palette.selection,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'points',
      type: 'symbol',
      source: 'incidents',
      'source-layer': 'incidents',
      filter: ['!', IS_CLUSTER],
      layout: {
        'icon-image': iconName(theme) as unknown as ExpressionSpecification,
        // Every mark is drawn, and names make way for it.
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.7, 10, 1],
      },
    },
    {
      id: 'points-somewhere',
      type: 'symbol',
      source: 'incidents',
      'source-layer': 'incidents',
      minzoom: 9,
      filter: ['all', ['!', IS_CLUSTER], ['!=', ['get', 'precision'], 'exact']],
      layout: {
        'text-field': [
          'case',
          ['==', ['get', 'precision'], 'area'],
          texts.somewhereArea,
          texts.somewhereRegion,
        ],
        'text-font': ['Noto Sans Regular'],
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1],
        'text-max-width': 9,
      },
      paint: { 'text-color': palette.labelStrong, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: 'incidents',
      'source-layer': 'incidents',
      filter: IS_CLUSTER,
      layout: {
        'icon-image': ringName(theme) as unknown as ExpressionSpecification,
        'icon-size': [
          'interpolate',
          ['linear'],
          ['log10', COUNT],
          ...[
            [0.3, 13],
            [1, 16],
            [2, 20],
            [3, 24],
            [5, 30],
          ].flatMap(([magnitude, radius]) => [magnitude, (radius ?? 0) / RING_RADIUS]),
        ] as ExpressionSpecification,
        // Every ring is drawn, larger ones over smaller.
        'icon-allow-overlap': true,
        'symbol-sort-key': COUNT,
      },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'incidents',
      'source-layer': 'incidents',
      filter: IS_CLUSTER,
      layout: {
        'text-field': ['to-string', ['get', 'point_count_abbreviated']],
        'text-font': ['Noto Sans SemiBold'],
        'text-size': ['interpolate', ['linear'], ['log10', COUNT], 0, 12, 3, 14],
        // Where two rings lie on each other, the larger count is the one to read, and no name lies under a number.
        'symbol-sort-key': ['-', COUNT],
        'text-padding': 3,
      },
      paint: { 'text-color': palette.clusterText },
    },
  ];
}
