// One place on the staff map: an exact point, or the area that the public sees instead of it.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import { PALETTES } from '../../map/palette';
import { GroundMap } from '../../upload/map/canvas';
import type { Look } from '../../upload/map/ground';
import type { Box, Shown } from '../logic/box';

export class PlaceMap extends GroundMap {
  #shown: Shown = { point: null, area: null };

  constructor(container: HTMLElement, look: Look, ready: () => void) {
    super(container, look, ready);
    this.map.on('style.load', () => this.#addLayers());
  }

  show(shown: Shown, box: Box | null): void {
    this.#shown = shown;
    this.map.getSource<GeoJSONSource>('place')?.setData(collection(shown));
    if (box) this.map.fitBounds(box, { padding: 32, maxZoom: 8.5, animate: false });
  }

  #addLayers(): void {
    if (this.map.getSource('place')) return;
    const palette = PALETTES[this.look.theme];
    this.map.addSource('place', { type: 'geojson', data: collection(this.#shown) });
    this.map.addLayer({
      id: 'area',
      type: 'fill',
      source: 'place',
      filter: ['==', ['get', 'what'], 'area'],
      paint: { 'fill-color': palette.area, 'fill-opacity': 0.25 },
    });
    this.map.addLayer({
      id: 'area-edge',
      type: 'line',
      source: 'place',
      filter: ['==', ['get', 'what'], 'area'],
      paint: { 'line-color': palette.area, 'line-width': 2, 'line-dasharray': [3, 2] },
    });
    this.map.addLayer({
      id: 'point',
      type: 'circle',
      source: 'place',
      filter: ['==', ['get', 'what'], 'point'],
      paint: {
        'circle-radius': 7,
        'circle-color': palette.selection,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 3,
      },
    });
  }
}

function collection({ point, area }: Shown): FeatureCollection {
  const feature = (what: string, geometry: Geometry): Feature => ({
    type: 'Feature',
    geometry,
    properties: { what },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...(area ? [feature('area', area)] : []),
      ...(point ? [feature('point', { type: 'Point', coordinates: [point.lon, point.lat] })] : []),
    ],
  };
}
