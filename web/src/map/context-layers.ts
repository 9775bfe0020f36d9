// Context under the incidents: shaded counties and municipios, and things with a place, such as a fence.
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { DASHES, figureColours, thingColour, wordColours } from './context-palette';
import type { Theme } from './marks';
import { PALETTES } from './palette';

/** What the map is told; equal in content means equal in looks. */
export interface ContextStyle {
  /** Codes of each class, in the order of the colours. */
  shade: { kind: 'figures' | 'words'; classes: readonly (readonly string[])[] } | null;
  /** Layers of things, by id and hash: the address changes with the content. */
  things: readonly { id: string; hash: string }[];
}

/** The image that counties without a figure are hatched with. */
export function hatchName(theme: Theme): string {
  return `hatch/${theme}`;
}

const AREAS = 'county-areas';
const THING = 'thing-';
const source = (id: string) => THING + id;

/** The id of the layer that a source of the map shows. */
export function thingLayerOf(source: string): string {
  return source.slice(THING.length);
}

/** Layers of the map that answer to a press: points and lines in reach of a finger; names and areas where they are. */
export function pressableLayers({ things }: ContextStyle): Record<'inReach' | 'named' | 'shaded', string[]> {
  const of = (...parts: string[]) => things.flatMap(({ id }) => parts.map((part) => `${source(id)}-${part}`));
  return { inReach: of('point', 'line'), named: of('name'), shaded: of('area') };
}

export function contextSources(context: ContextStyle): Record<string, SourceSpecification> {
  const absolute = (path: string) => new URL(path, location.href).href;
  const sources: Record<string, SourceSpecification> = {};
  if (context.shade)
    sources[AREAS] = { type: 'geojson', data: absolute('/basemap/county-areas.geojson'), tolerance: 0.25 };
  for (const { id, hash } of context.things) {
    // The hash is behind the sign that is sent nowhere: another one loads the address again.
    sources[source(id)] = {
      type: 'geojson',
      data: absolute(`/api/v1/layers/${id}#${hash.slice(0, 12)}`),
      tolerance: 0.25,
    };
  }
  return sources;
}

/** Above the land, below every line and name. */
export function shadeLayers(theme: Theme, { shade }: ContextStyle): LayerSpecification[] {
  if (!shade) return [];
  const { kind, classes } = shade;
  const colours =
    kind === 'figures' ? figureColours(theme, classes.length) : wordColours(theme, classes.length);
  const filled = classes.flatMap((codes, n) => (codes.length > 0 ? [[[...codes], colours[n] ?? '']] : []));
  const known = classes.flat();
  const code: ExpressionSpecification = ['get', 'code'];
  const isKnown: ExpressionSpecification = ['in', code, ['literal', known]];
  const layers: LayerSpecification[] = [
    {
      id: 'shade-unknown',
      type: 'fill',
      source: AREAS,
      filter: ['!', isKnown],
      paint: { 'fill-pattern': hatchName(theme) },
    },
  ];
  if (filled.length > 0)
    layers.push({
      id: 'shade',
      type: 'fill',
      source: AREAS,
      filter: isKnown,
      paint: {
        'fill-color': [
          'match',
          code,
          ...filled.flat(),
          'rgba(0,0,0,0)',
        ] as unknown as ExpressionSpecification,
        'fill-outline-color': PALETTES[theme].state,
      },
    });
  return layers;
}

const IS_POINT: ExpressionSpecification = ['match', ['geometry-type'], ['Point', 'MultiPoint'], true, false];
const IS_AREA: ExpressionSpecification = [
  'match',
  ['geometry-type'],
  ['Polygon', 'MultiPolygon'],
  true,
  false,
];

/** Above lines and areas of the ground, below names and incidents. */
export function thingLayers(theme: Theme, { things }: ContextStyle): LayerSpecification[] {
  const { halo, labelStrong } = PALETTES[theme];
  return things.flatMap(({ id }, place): LayerSpecification[] => {
    const colour = thingColour(theme, place);
    const of = source(id);
    return [
      {
        id: `${of}-area`,
        type: 'fill',
        source: of,
        filter: IS_AREA,
        paint: { 'fill-color': colour, 'fill-opacity': 0.12 },
      },
      {
        id: `${of}-line`,
        type: 'line',
        source: of,
        filter: ['!', IS_POINT],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colour,
          'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.5, 10, 3],
          'line-dasharray': [...(DASHES[place % DASHES.length] ?? [1, 0])],
        },
      },
      {
        id: `${of}-point`,
        type: 'circle',
        source: of,
        filter: IS_POINT,
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 2.5, 10, 5],
          'circle-color': halo,
          'circle-stroke-color': colour,
          'circle-stroke-width': 2,
        },
      },
      {
        id: `${of}-name`,
        type: 'symbol',
        source: of,
        minzoom: 8,
        filter: ['to-boolean', ['get', 'title']],
        layout: {
          'text-field': ['get', 'title'],
          'text-font': ['Noto Sans Regular'],
          'text-size': 12,
          'text-variable-anchor': ['top', 'bottom'],
          'text-radial-offset': 0.75,
          'text-max-width': 10,
        },
        paint: { 'text-color': labelStrong, 'text-halo-color': halo, 'text-halo-width': 1.5 },
      },
    ];
  });
}
