// The address and the view are two forms of one thing.
import { describe, expect, it } from 'vitest';
import type { ViewState } from '../src/state/view';
import { formatCamera, formatView, parseCamera, parseView } from '../src/state/view';

const PLAIN: ViewState = {
  filter: {},
  place: null,
  incident: null,
  view: 'map',
  sort: '-date',
  at: null,
  shade: null,
  layers: [],
  lang: null,
};

describe('the view in the address', () => {
  it('is nothing at all for the plain page', () => {
    expect(formatView(PLAIN)).toBe('');
    expect(parseView('')).toEqual(PLAIN);
  });

  it('comes back as it was, whatever is set', () => {
    const filters = [
      {},
      { category: 'death,pursuit', from: '2022', to: '2023-06' },
      { q: 'caña & río=1', region: 'county:04019' },
    ];
    const places = [
      null,
      { kind: 'cell', id: '9/97/207/118' },
      { kind: 'area', id: '8648c0d97ffffff' },
    ] as const;
    for (const filter of filters)
      for (const place of places)
        for (const sort of ['-date', 'dead'] as const)
          for (const incident of [null, '0b8e4f5e-9a55-4c1c-8d0e-1f2a3b4c5d6e'])
            for (const view of ['map', 'list', 'table'] as const)
              for (const at of [null, { z: 9.25, lat: 31.96, lon: -111.5 }])
                for (const lang of [null, 'es'] as const) {
                  const state: ViewState = { ...PLAIN, filter, place, incident, view, sort, at, lang };
                  expect(parseView(formatView(state))).toEqual(state);
                }
  });

  it('reads like what it says', () => {
    const state: ViewState = {
      ...PLAIN,
      filter: { region: 'county:04019,state:US-AZ', category: 'death,pursuit' },
      at: { z: 9.25, lat: 31.96, lon: -111.5 },
    };
    expect(formatView(state)).toBe(
      '?category=death,pursuit&region=county:04019,state:US-AZ&at=9.25/31.96/-111.5',
    );
  });

  it('gives equal filters one address, in whatever order they came', () => {
    const one = parseView('?to=2020&category=death&category=raid');
    const other = parseView('?category=death,raid,death&to=2020');
    expect(formatView(one)).toBe(formatView(other));
  });

  it('hands on what it does not understand, and drops what is nobody’s', () => {
    expect(parseView('?category=nonsense&from=20x').filter).toEqual({ category: 'nonsense', from: '20x' });
    expect(parseView('?fbclid=123&view=sideways&sort=title&lang=fr&at=9/x/1')).toEqual(PLAIN);
  });
});

describe('the camera in the address', () => {
  it('keeps what a pixel can show', () => {
    for (let z = 0; z <= 18; z += 0.5) {
      const camera = { z, lat: 31.964_321_9, lon: -111.512_345_6 };
      const back = parseCamera(formatCamera(camera));
      const pixel = 360 / (512 * 2 ** z);
      expect(back).not.toBeNull();
      expect(Math.abs((back?.lon ?? 0) - camera.lon)).toBeLessThan(Math.max(pixel, 1e-6));
      expect(Math.abs((back?.lat ?? 0) - camera.lat)).toBeLessThan(Math.max(pixel, 1e-6));
    }
  });

  it.each(['', '9', '9/31', '9/31/-111/4', '9//-111', '-1/0/0', '9/91/0', '9/31/-181', 'a/b/c'])(
    'refuses %j',
    (text) => expect(parseCamera(text)).toBeNull(),
  );
});
