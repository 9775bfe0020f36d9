// A map with one pin that can be put somewhere: by a click or a tap, by dragging, or at the middle of the map for the keyboard.
import { Marker, type Map as MapLibreMap } from 'maplibre-gl';
import { describe, groundMap } from './canvas';
import type { Look } from './ground';
import { groundStyle } from './ground';

export interface Place {
  lat: number;
  lon: number;
}

export class Placer {
  #map: MapLibreMap;
  #pin: Marker;
  #placed = false;
  #look: Look;

  constructor(container: HTMLElement, look: Look, placed: (place: Place) => void, ready: () => void) {
    this.#look = look;
    this.#map = groundMap(container, look);
    const element = document.createElement('div');
    element.className = 'pin';
    // The coordinates are in the field beside the map; the pin itself says nothing more.
    element.setAttribute('aria-hidden', 'true');
    this.#pin = new Marker({ element, anchor: 'bottom', draggable: true }).setLngLat([0, 0]);
    this.#pin.on('dragend', () => {
      const { lat, lng } = this.#pin.getLngLat();
      placed({ lat, lon: lng });
    });
    this.#map.on('click', ({ lngLat }) => placed({ lat: lngLat.lat, lon: lngLat.lng }));
    this.#map.once('idle', ready);
  }

  /** Shows where the pin is; `null` takes it away. A place out of sight is brought into it. */
  put(place: Place | null): void {
    if (!place) {
      this.#pin.remove();
      this.#placed = false;
      return;
    }
    this.#pin.setLngLat([place.lon, place.lat]);
    if (!this.#placed) this.#pin.addTo(this.#map);
    this.#placed = true;
    if (!this.#map.getBounds().contains([place.lon, place.lat])) {
      this.#map.jumpTo({ center: [place.lon, place.lat], zoom: Math.max(this.#map.getZoom(), 8) });
    }
  }

  middle(): Place {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng };
  }

  zoom(by: 1 | -1): void {
    if (by > 0) this.#map.zoomIn({ animate: false });
    else this.#map.zoomOut({ animate: false });
  }

  restyle(look: Look): void {
    if (look.theme === this.#look.theme && look.lang === this.#look.lang) return;
    this.#look = look;
    this.#map.setStyle(groundStyle(look));
  }

  describe(label: string, describedBy: string): void {
    describe(this.#map, label, describedBy);
  }

  destroy(): void {
    this.#map.remove();
  }
}
