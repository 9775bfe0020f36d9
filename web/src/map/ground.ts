// The organisation's own background map, where it has one: a PMTiles archive that the service answers from this origin. Its land, water and
// roads are drawn in our quiet colours below our lines and names, so that whatever it holds stays ground.
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Theme } from './marks';
import type { MapPalette } from './palette';
import { PALETTES } from './palette';

/** What the service says of the archive. */
export interface Ground {
  kind: 'vector' | 'raster';
  name: string;
  attribution: string;
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number];
  vector_layers: { id: string }[];
}

const SOURCE = 'ground';

export function groundSource(ground: Ground | null): Record<string, SourceSpecification> {
  if (!ground) return {};
  const { kind, minzoom, maxzoom, bounds } = ground;
  const tiles = ground.tiles.map((path) => location.origin + path);
  const common = { tiles, minzoom, maxzoom, bounds };
  return {
    [SOURCE]:
      kind === 'raster' ? { type: 'raster', tileSize: 256, ...common } : { type: 'vector', ...common },
  };
}

/** Its layers, above our land and below our lines. */
export function ownGroundLayers(ground: Ground | null, theme: Theme): LayerSpecification[] {
  if (!ground) return [];
  const palette = PALETTES[theme];
  if (ground.kind === 'raster') return [raster(theme)];
  const layers = new Set(ground.vector_layers.map(({ id }) => id));
  const known = SCHEMAS.find((schema) => layers.has(schema.mark));
  return known ? known.layers(palette) : [...layers].flatMap((id) => plain(id, palette));
}

/** Pictures keep their own colours, but paler, and darker at night: incidents must stand out on them, too. */
function raster(theme: Theme): LayerSpecification {
  const paint =
    theme === 'dark'
      ? { 'raster-saturation': -0.7, 'raster-brightness-max': 0.45 }
      : { 'raster-saturation': -0.4, 'raster-opacity': 0.75 };
  return { id: 'ground', type: 'raster', source: SOURCE, paint };
}

type Filter = ExpressionSpecification;
const isArea: Filter = ['==', ['geometry-type'], 'Polygon'];
const isLine: Filter = ['==', ['geometry-type'], 'LineString'];
const is = (name: string, ...values: string[]): Filter => ['in', ['get', name], ['literal', values]];

function fill(
  id: string,
  layer: string,
  color: string,
  filter: Filter = isArea,
  opacity = 1,
): LayerSpecification {
  const paint = { 'fill-color': color, 'fill-opacity': opacity };
  return { id: `ground-${id}`, type: 'fill', source: SOURCE, 'source-layer': layer, filter, paint };
}

/** A line that grows with the zoom: `width` pixels at zoom 12. */
function line(
  id: string,
  layer: string,
  color: string,
  width: number,
  filter: Filter,
  minzoom = 0,
): LayerSpecification {
  return {
    id: `ground-${id}`,
    type: 'line',
    source: SOURCE,
    'source-layer': layer,
    filter,
    minzoom,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': color,
      'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 6, width / 4, 12, width, 18, width * 6],
    },
  };
}

/** A layer of which nothing is known: its shapes, as quiet as can be. */
function plain(id: string, palette: MapPalette): LayerSpecification[] {
  return [
    fill(`${id}-fill`, id, palette.county, isArea, 0.3),
    line(`${id}-line`, id, palette.county, 1, isLine),
  ];
}

interface Schema {
  /** A layer that only this schema has. */
  mark: string;
  layers(palette: MapPalette): LayerSpecification[];
}

/** The two that most archives follow. Their names and borders are left out: ours are in both languages. */
const SCHEMAS: readonly Schema[] = [
  {
    // Protomaps basemap, https://docs.protomaps.com/basemaps/layers
    mark: 'earth',
    layers: (palette) => [
      fill('earth', 'earth', palette.land),
      fill(
        'parks',
        'landuse',
        palette.county,
        is('kind', 'park', 'national_park', 'nature_reserve', 'protected_area', 'forest', 'wood'),
        0.35,
      ),
      fill('water', 'water', palette.water),
      line('rivers', 'water', palette.water, 2, isLine),
      line('paths', 'roads', palette.county, 0.75, is('kind', 'path', 'other'), 12),
      line('streets', 'roads', palette.county, 1.5, is('kind', 'minor_road'), 11),
      line('roads', 'roads', palette.county, 2.5, is('kind', 'major_road', 'medium_road')),
      line('highways', 'roads', palette.state, 3, is('kind', 'highway')),
      line('rails', 'roads', palette.state, 0.75, is('kind', 'rail'), 9),
    ],
  },
  {
    // OpenMapTiles, https://openmaptiles.org/schema/
    mark: 'transportation',
    layers: (palette) => [
      fill('parks', 'park', palette.county, isArea, 0.35),
      fill('water', 'water', palette.water),
      line('rivers', 'waterway', palette.water, 2, isLine),
      line('paths', 'transportation', palette.county, 0.75, is('class', 'path', 'track'), 12),
      line('streets', 'transportation', palette.county, 1.5, is('class', 'minor', 'service', 'tertiary'), 11),
      line('roads', 'transportation', palette.county, 2.5, is('class', 'primary', 'secondary')),
      line('highways', 'transportation', palette.state, 3, is('class', 'motorway', 'trunk')),
      line('rails', 'transportation', palette.state, 0.75, is('class', 'rail'), 9),
    ],
  },
];
