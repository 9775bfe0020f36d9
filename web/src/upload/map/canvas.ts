// What the maps of the staff pages have in common: the ground, the buttons, the name. Loaded only when a page shows a map.
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Look } from './ground';
import { BORDERLANDS, groundStyle } from './ground';

setWorkerUrl(workerUrl);

function groundMap(container: HTMLElement, look: Look): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: groundStyle(look),
    bounds: BORDERLANDS,
    fitBoundsOptions: { padding: 8 },
    maxZoom: 17,
    minZoom: 2,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // The wheel scrolls the page; the buttons zoom.
  map.scrollZoom.disable();
  // Without a listener MapLibre writes to the console; a part of the ground that is missing hides no row.
  map.on('error', () => undefined);
  return map;
}

/** A map of the ground alone; what stands on it is its subclass's. */
export abstract class GroundMap {
  protected readonly map: MapLibreMap;
  protected look: Look;

  constructor(container: HTMLElement, look: Look, ready: () => void) {
    this.look = look;
    this.map = groundMap(container, look);
    this.map.once('idle', ready);
  }

  restyle(look: Look): void {
    if (look.theme === this.look.theme && look.lang === this.look.lang) return;
    this.look = look;
    this.map.setStyle(groundStyle(look), { diff: false });
  }

  zoom(by: 1 | -1): void {
    if (by > 0) this.map.zoomIn({ animate: false });
    else this.map.zoomOut({ animate: false });
  }

  /** Names the map for those who cannot see it, in the page's language. */
  describe(label: string, describedBy: string): void {
    const canvas = this.map.getCanvas();
    canvas.setAttribute('aria-label', label);
    canvas.setAttribute('aria-describedby', describedBy);
  }

  destroy(): void {
    this.map.remove();
  }
}
