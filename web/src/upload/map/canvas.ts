// Makes a MapLibre map for the staff pages. Loaded only when a page shows a map.
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Look } from './ground';
import { BORDERLANDS, groundStyle } from './ground';

setWorkerUrl(workerUrl);

export function groundMap(container: HTMLElement, look: Look): MapLibreMap {
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

/** Names the map for those who cannot see it, in the page's language. */
export function describe(map: MapLibreMap, label: string, describedBy: string): void {
  const canvas = map.getCanvas();
  canvas.setAttribute('aria-label', label);
  canvas.setAttribute('aria-describedby', describedBy);
}
