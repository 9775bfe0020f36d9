// Where the rows of a file fall: one mark a row, by what becomes of it.
import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import type { Theme } from '../../map/marks';
import { SHAPE_PATHS } from '../../map/marks';
import { PALETTES } from '../../map/palette';
import type { Outcome, RowPoint } from '../wire';
import { GroundMap } from './canvas';
import type { Look } from './ground';
import { OUTCOMES, outcomeColour } from './outcomes';

const SCALE = 2;
const BOX = 20;

export class RowsMap extends GroundMap {
  #points: readonly RowPoint[] = [];

  constructor(container: HTMLElement, look: Look, ready: () => void) {
    super(container, look, ready);
    this.map.setMissingStyleImageResolver((name) => {
      const image = drawOutcome(name);
      if (image && !this.map.hasImage(name)) this.map.addImage(name, image, { pixelRatio: SCALE });
    });
    this.map.on('style.load', () => this.#addRows());
  }

  show(points: readonly RowPoint[]): void {
    this.#points = points;
    this.map.getSource<GeoJSONSource>('rows')?.setData(collection(points));
    const lons = points.map(([lon]) => lon);
    const lats = points.map(([, lat]) => lat);
    if (points.length === 0) return;
    const box: [number, number, number, number] = [
      Math.min(...lons),
      Math.min(...lats),
      Math.max(...lons),
      Math.max(...lats),
    ];
    this.map.fitBounds(box, { padding: 32, maxZoom: 8, animate: false });
  }

  #addRows(): void {
    if (this.map.getSource('rows')) return;
    this.map.addSource('rows', { type: 'geojson', data: collection(this.#points) });
    this.map.addLayer({
      id: 'rows',
      type: 'symbol',
      source: 'rows',
      layout: {
        'icon-image': ['concat', `outcome/${this.look.theme}/`, ['get', 'outcome']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.6, 9, 0.9],
      },
    });
  }
}

function collection(points: readonly RowPoint[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: points.map(([lon, lat, outcome]) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { outcome },
    })),
  };
}

function drawOutcome(name: string): ImageData | null {
  const [, theme, outcome] = /^outcome\/(light|dark)\/(\w+)$/.exec(name) ?? [];
  const mark = outcome && outcome in OUTCOMES ? OUTCOMES[outcome as Outcome] : null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = (BOX + 2) * SCALE;
  const context = canvas.getContext('2d');
  if (!mark || !context) return null;
  const path = new Path2D(SHAPE_PATHS[mark.shape]);
  context.scale(SCALE, SCALE);
  context.translate(1, 1);
  context.lineJoin = 'round';
  context.strokeStyle = PALETTES[theme as Theme].halo;
  context.lineWidth = 3;
  context.stroke(path);
  context.fillStyle = outcomeColour(outcome as Outcome, theme as Theme);
  context.fill(path);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
