// Asking the device where it is: only when somebody presses the button, once, and roughly. The position leaves this file as the square
// of a coarse grid, is sent nowhere and kept nowhere.
import { coarse, isInReach } from '../map/near';
import type { Position } from '../map/near';

export type NearState = 'idle' | 'asking' | 'shown' | 'far' | 'denied' | 'unavailable' | 'timeout';
/** How long a device may look for itself, in ms; and how old a position it may already have. */
const OPTIONS: PositionOptions = { enableHighAccuracy: false, timeout: 15_000, maximumAge: 600_000 };

/** What a failure of the device means: 1 is refused, 3 took too long (W3C Geolocation). */
export function failureOf(code: number): NearState {
  return code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable';
}

class Near {
  state = $state<NearState>('idle');

  /** The square that the visitor is in, or `null`: `state` then says why. */
  async find(bounds: readonly [number, number, number, number]): Promise<Position | null> {
    if (this.state === 'asking') return null;
    this.state = 'asking';
    try {
      if (!('geolocation' in navigator)) throw { code: 2 };
      const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, reject, OPTIONS),
      );
      const square = coarse({ lat: coords.latitude, lon: coords.longitude });
      const near = isInReach(square, bounds);
      this.state = near ? 'shown' : 'far';
      return near ? square : null;
    } catch (error) {
      this.state = failureOf((error as { code?: number }).code ?? 2);
      return null;
    }
  }

  /** Takes the message away. */
  clear(): void {
    if (this.state !== 'asking') this.state = 'idle';
  }
}

export const near = new Near();
