// The map of the report: what was chosen on it, and where it was pressed.
import type { Feature, FeatureCollection } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, GeoJSONSource } from 'maplibre-gl';
import { PALETTES } from '../../map/palette';
import { GroundMap } from '../../upload/map/canvas';
import type { Look } from '../../upload/map/ground';

export type Box = [west: number, south: number, east: number, north: number];
type Corner = [lon: number, lat: number];

export interface Drawn {
  /** Whole codes of counties and municipios, or their first two digits for a state or a country. */
  counties: readonly string[];
  sectors: readonly string[];
  /** Regions without an area of their own on this map, such as stretches of the border: a point each. */
  points: readonly Corner[];
  /** The rings of drawn areas. */
  rings: readonly (readonly Corner[])[];
  /** Corners of the one that is being drawn. */
  corners: readonly Corner[];
}

const COUNTIES = 'chosen-counties';
const SECTORS = 'chosen-sectors';
const OWN = 'own';

export class ChooserMap extends GroundMap {
  #drawn: Drawn = { counties: [], sectors: [], points: [], rings: [], corners: [] };

  constructor(
    container: HTMLElement,
    look: Look,
    pressed: (place: { lat: number; lon: number }) => void,
    ready: () => void,
  ) {
    super(container, look, ready);
    this.map.on('style.load', () => this.#addLayers());
    this.map.on('click', ({ lngLat }) => pressed({ lat: lngLat.lat, lon: lngLat.lng }));
  }

  show(drawn: Drawn): void {
    this.#drawn = drawn;
    this.map.getSource<GeoJSONSource>(OWN)?.setData(collection(drawn));
    for (const source of [COUNTIES, SECTORS]) {
      for (const layer of [source, `${source}-edge`])
        if (this.map.getLayer(layer)) this.map.setFilter(layer, filterOf(source, drawn));
    }
  }

  /** Brings a box into sight that is not. */
  lookAt([west, south, east, north]: Box): void {
    const bounds = this.map.getBounds();
    if (bounds.contains([west, south]) && bounds.contains([east, north])) return;
    this.map.fitBounds([west, south, east, north], { padding: 32, maxZoom: 8, animate: false });
  }

  middle(): { lat: number; lon: number } {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: lng };
  }

  #addLayers(): void {
    if (this.map.getSource(OWN)) return;
    const { selection, halo } = PALETTES[this.look.theme];
    const file = (name: string) => new URL(`/basemap/${name}.geojson`, location.href).href;
    this.map.addSource(COUNTIES, { type: 'geojson', data: file('county-areas'), tolerance: 0.25 });
    this.map.addSource(SECTORS, { type: 'geojson', data: file('sectors'), tolerance: 0.25 });
    this.map.addSource(OWN, { type: 'geojson', data: collection(this.#drawn) });
    for (const source of [COUNTIES, SECTORS]) {
      const filter = filterOf(source, this.#drawn);
      const paint = { 'fill-color': selection, 'fill-opacity': 0.2 };
      this.map.addLayer({ id: source, type: 'fill', source, filter, paint });
      const edge = { 'line-color': selection, 'line-width': 1.5 };
      this.map.addLayer({ id: `${source}-edge`, type: 'line', source, filter, paint: edge });
    }
    const of = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what];
    this.map.addLayer({
      ...{ id: 'own-fill', type: 'fill', source: OWN, filter: of('ring') },
      paint: { 'fill-color': selection, 'fill-opacity': 0.15 },
    });
    this.map.addLayer({
      ...{
        id: 'own-line',
        type: 'line',
        source: OWN,
        filter: ['in', ['get', 'what'], ['literal', ['ring', 'line']]],
      },
      paint: { 'line-color': selection, 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
    });
    this.map.addLayer({
      ...{ id: 'own-points', type: 'circle', source: OWN, filter: of('point') },
      paint: {
        'circle-radius': 5,
        'circle-color': selection,
        'circle-stroke-color': halo,
        'circle-stroke-width': 2,
      },
    });
  }
}

function filterOf(source: string, { counties, sectors }: Drawn): FilterSpecification {
  const code: ExpressionSpecification = ['get', 'code'];
  if (source === SECTORS)
    return [
      'all',
      ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]],
      ['in', code, ['literal', [...sectors]]],
    ];
  return [
    'any',
    ['in', code, ['literal', [...counties]]],
    ['in', ['slice', code, 0, 2], ['literal', [...counties]]],
  ];
}

function collection({ points, rings, corners }: Drawn): FeatureCollection {
  const feature = (what: string, geometry: Feature['geometry']): Feature => ({
    ...{ type: 'Feature', geometry },
    properties: { what },
  });
  const point = ([lon, lat]: Corner) => feature('point', { type: 'Point', coordinates: [lon, lat] });
  const closed = rings.map((ring) => {
    const line = ring.map(([lon, lat]) => [lon, lat]);
    return line.length < 3
      ? feature('line', { type: 'LineString', coordinates: line.length === 1 ? [...line, ...line] : line })
      : feature('ring', { type: 'Polygon', coordinates: [[...line, ...line.slice(0, 1)]] });
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...closed.filter((_, i) => (rings[i]?.length ?? 0) > 0),
      ...[...points, ...corners].map(point),
    ],
  };
}
