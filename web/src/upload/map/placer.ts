// A map with one pin that can be put somewhere: by a click or a tap, by dragging, or at the middle of the map for the keyboard.
import { Marker } from 'maplibre-gl';
import { GroundMap } from './canvas';
import type { Look } from './ground';

export interface Place {
  lat: number;
  lon: number;
}

export class Placer extends GroundMap {
  #pin: Marker;
  #placed = false;

  constructor(container: HTMLElement, look: Look, placed: (place: Place) => void, ready: () => void) {
    super(container, look, ready);
    const element = document.createElement('div');
    element.className = 'pin';
    // The coordinates are in the field beside the map; the pin itself says nothing more.
    element.setAttribute('aria-hidden', 'true');
    this.#pin = new Marker({ element, anchor: 'bottom', draggable: true }).setLngLat([0, 0]);
    this.#pin.on('dragend', () => {
      const { lat, lng } = this.#pin.getLngLat();
      placed({ lat, lon: lng });
    });
    this.map.on('click', ({ lngLat }) => placed({ lat: lngLat.lat, lon: lngLat.lng }));
  }

  /** Shows where the pin is; `null` takes it away. A place out of sight is brought into it. */
  put(place: Place | null): void {
    if (!place) {
      this.#pin.remove();
      this.#placed = false;
      return;
    }
    this.#pin.setLngLat([place.lon, place.lat]);
    if (!this.#placed) this.#pin.addTo(this.map);
    this.#placed = true;
    if (!this.map.getBounds().contains([place.lon, place.lat])) {
      this.map.jumpTo({ center: [place.lon, place.lat], zoom: Math.max(this.map.getZoom(), 8) });
    }
  }

  middle(): Place {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: lng };
  }
}
