// Near me says a square, never a place.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { coarse, isInReach, NEAR_GRID, NEAR_ZOOM } from '../src/map/near';
import { failureOf, near } from '../src/state/near.svelte';

const BOUNDS = [-117.3, 25.4, -97.3, 33] as const;
const HERE = { lat: 31.335_71, lon: -110.936_42 };

function located(answer: (done: PositionCallback, failed: PositionErrorCallback) => void) {
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: answer } });
}
afterEach(() => vi.unstubAllGlobals());

describe('the square that somebody is in', () => {
  it('is the same for all who are in it, and holds them', () => {
    const square = coarse(HERE);
    for (let i = 0; i < 200; i++) {
      const other = {
        lat: square.lat + ((i % 20) / 20 - 0.499) * NEAR_GRID,
        lon: square.lon + (Math.floor(i / 20) / 10 - 0.499) * NEAR_GRID,
      };
      expect(coarse(other)).toEqual(square);
    }
    expect(Math.abs(square.lat - HERE.lat)).toBeLessThanOrEqual(NEAR_GRID / 2);
    expect(Math.abs(square.lon - HERE.lon)).toBeLessThanOrEqual(NEAR_GRID / 2);
    expect(coarse(square)).toEqual(square);
  });

  it('is seen on a phone without coming closer than asked', () => {
    expect(NEAR_ZOOM).toBeLessThanOrEqual(9);
    const across = (390 / (512 * 2 ** NEAR_ZOOM)) * 360;
    expect(across / 2).toBeGreaterThan(NEAR_GRID / 2);
  });

  it('is of use only near the data', () => {
    expect(isInReach(HERE, BOUNDS)).toBe(true);
    expect(isInReach({ lat: 48.1, lon: 11.6 }, BOUNDS)).toBe(false);
  });
});

describe('asking the device', () => {
  it('gives the square and nothing finer', async () => {
    located((done) => done({ coords: { latitude: HERE.lat, longitude: HERE.lon } } as GeolocationPosition));
    expect(await near.find(BOUNDS)).toEqual(coarse(HERE));
    expect(near.state).toBe('shown');
    near.clear();
    expect(near.state).toBe('idle');
  });

  it.each([
    [1, 'denied'],
    [2, 'unavailable'],
    [3, 'timeout'],
  ] as const)('says why it cannot: code %i is %s', async (code, state) => {
    located((_, failed) => failed({ code } as GeolocationPositionError));
    expect(await near.find(BOUNDS)).toBeNull();
    expect(near.state).toBe(state);
    expect(failureOf(code)).toBe(state);
  });

  it('does not go where the map has nothing, nor where the device cannot say', async () => {
    located((done) => done({ coords: { latitude: 48, longitude: 11 } } as GeolocationPosition));
    expect(await near.find(BOUNDS)).toBeNull();
    expect(near.state).toBe('far');
    vi.stubGlobal('navigator', {});
    expect(await near.find(BOUNDS)).toBeNull();
    expect(near.state).toBe('unavailable');
  });
});
