// The style is valid and asks nothing of any other host; marks are told apart; clusters open the right way.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { clusterStep } from '../src/map/cluster';
import type { Ground } from '../src/map/ground';
import { surplus } from '../src/map/images';
import { markColour, markOf, TONE_NAMES, type Theme } from '../src/map/marks';
import { PALETTES } from '../src/map/palette';
import { parseRing, PARTS, ringOf } from '../src/map/ring';
import { selectionOf } from '../src/map/selection';
import { CLOSE_ZOOM } from '../src/map/sources';
import { mapStyle } from '../src/map/style';

const ORIGIN = 'https://map.example.org';
const TEXTS = { somewhereArea: 'somewhere in this area', somewhereRegion: 'somewhere in this region' };
const THEMES: Theme[] = ['light', 'dark'];

const GROUND: Ground = {
  kind: 'vector',
  name: '',
  attribution: '',
  tiles: ['/basemap/tiles/1/{z}/{x}/{y}'],
  minzoom: 0,
  maxzoom: 14,
  bounds: [-118, 25, -96, 34],
  vector_layers: [],
};
/** An organisation's own background map: none, by each schema that is known, one that is not, and pictures. */
const GROUNDS: [string, Ground | null][] = [
  ['no own ground', null],
  ['a Protomaps ground', { ...GROUND, vector_layers: [{ id: 'earth' }, { id: 'water' }, { id: 'roads' }] }],
  ['an OpenMapTiles ground', { ...GROUND, vector_layers: [{ id: 'water' }, { id: 'transportation' }] }],
  ['an unknown ground', { ...GROUND, vector_layers: [{ id: 'walls' }] }],
  ['a ground of pictures', { ...GROUND, kind: 'raster' }],
];

describe.each(THEMES.flatMap((theme) => GROUNDS.map(([name, ground]) => ({ theme, name, ground }))))(
  'the $theme style with $name',
  ({ theme, ground }) => {
    beforeAll(() => vi.stubGlobal('location', { href: `${ORIGIN}/?at=1/2/3`, origin: ORIGIN }));
    const style = () =>
      mapStyle({ theme, lang: 'es', texts: TEXTS, query: '?category=death', epoch: 0, ground, close: true });

    it('draws every layer of the own ground below our lines, and each once', () => {
      const ids = style().layers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const own = ids.filter((id) => id.startsWith('ground'));
      expect(own.length > 0).toBe(ground !== null);
      for (const id of own) expect(ids.indexOf(id)).toBeLessThan(ids.indexOf('counties'));
    });

    it('is valid by the style specification', () => {
      expect(validateStyleMin(style()).map((error) => error.message)).toEqual([]);
    });

    it('names no address but those of the page and of its own tiles', () => {
      const addresses = JSON.stringify(style()).match(/[a-z]+:\/\/[^"]+/g) ?? [];
      expect(addresses.length).toBeGreaterThan(5);
      for (const address of addresses)
        expect(address).toMatch(/^(https:\/\/map\.example\.org\/|spotlight:\/\/)/);
      expect(style().glyphs).toBeUndefined();
    });
  },
);

describe('sectors', () => {
  const file = (name: string): FeatureCollection =>
    JSON.parse(readFileSync(new URL(`../../data/basemap/${name}.geojson`, import.meta.url), 'utf8'));
  const { features } = file('sectors');
  const names = features.filter(({ geometry }) => geometry.type === 'Point');
  const style = (close: boolean, theme: Theme = 'light') =>
    mapStyle({ theme, lang: 'es', texts: TEXTS, query: '', epoch: 0, ground: null, close });

  it('have a name each in both languages, on the side of the line that they are of', () => {
    const table = readFileSync(new URL('../../data/regions/sectors.csv', import.meta.url), 'utf8');
    const codes = new Set(
      table
        .split('\n')
        .slice(1)
        .flatMap((row) => row.split(',')[3] || []),
    );
    for (const near of [true, false]) {
      const told = names.filter(({ properties }) => properties?.['near'] === near);
      expect(told.map(({ properties }) => properties?.['code']).toSorted()).toEqual([...codes].toSorted());
    }
    for (const { properties, geometry } of names) {
      expect(properties?.['name']).toMatch(/ Sector$/);
      expect(properties?.['name_es']).toMatch(/^Sector /);
      const [, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
      expect(lat, properties?.['name']).toBeGreaterThan(26);
      expect(lat, properties?.['name']).toBeLessThan(35);
    }
  });

  it('have lines that say they are approximate, and that lie on those of counties and states', () => {
    const lines = features.filter(({ geometry }) => geometry.type === 'MultiLineString');
    expect(lines.map(({ properties }) => properties)).toEqual([{ approximate: true }]);
    const known = new Set([...pointsOf(file('counties')), ...pointsOf(file('states'))]);
    const own = pointsOf({ type: 'FeatureCollection', features: lines });
    expect(own.length).toBeGreaterThan(1000);
    expect(own.filter((point) => !known.has(point))).toEqual([]);
    // The border line has a layer of its own.
    const border = new Set(pointsOf(file('border')));
    expect(own.filter((point) => border.has(point)).length).toBeLessThan(20);
  });

  it('are drawn at middle zooms, below every incident and above the lines that they follow', () => {
    const { layers } = style(true);
    const ids = layers.map(({ id }) => id);
    for (const id of ['sectors', 'sector-names']) {
      const layer = layers[ids.indexOf(id)];
      expect([layer?.minzoom, layer?.maxzoom]).toEqual([CLOSE_ZOOM, 9]);
      for (const above of ['areas', 'points', 'clusters'])
        if (id === 'sectors') expect(ids.indexOf(id)).toBeLessThan(ids.indexOf(above));
      expect(ids.indexOf(id)).toBeLessThan(ids.indexOf('points'));
    }
    expect(ids.indexOf('sectors')).toBeGreaterThan(ids.indexOf('states'));
    expect(ids.indexOf('sectors')).toBeLessThan(ids.indexOf('border'));
  });

  it('are asked for only once the map is close, as counties are', () => {
    const far = style(false);
    expect(validateStyleMin(far)).toEqual([]);
    for (const name of ['sectors', 'counties']) {
      expect(Object.keys(style(true).sources)).toContain(name);
      expect(JSON.stringify(far)).not.toContain(`/basemap/${name}.geojson`);
      const early = style(true).layers.filter((layer) => 'source' in layer && layer.source === name);
      for (const { id, minzoom } of early) expect(minzoom, id).toBeGreaterThanOrEqual(CLOSE_ZOOM);
    }
  });

  it.each(THEMES)('have names that can be read in the %s theme', (theme) => {
    const { sector, land, halo } = PALETTES[theme];
    expect(contrast(sector, land)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(sector, halo)).toBeGreaterThanOrEqual(4.5);
  });
});

it('every file of the reference data is the one that its list names', () => {
  const { files } = JSON.parse(
    readFileSync(new URL('../../data/regions/sources.json', import.meta.url), 'utf8'),
  ) as { files: { name: string; sha256: string }[] };
  expect(files.length).toBeGreaterThan(5);
  for (const { name, sha256 } of files) {
    const bytes = readFileSync(new URL(`../../data/${name}`, import.meta.url));
    expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sha256);
  }
});

describe('the marks', () => {
  const taxonomy = JSON.parse(
    readFileSync(new URL('../../data/taxonomy/taxonomy.json', import.meta.url), 'utf8'),
  );
  const codes: string[] = taxonomy.categories.map((category: { code: string }) => category.code);

  it('are different for every category of the taxonomy', () => {
    const marks = codes.map((code) => JSON.stringify(markOf(code)));
    expect(new Set(marks).size).toBe(codes.length);
  });

  it('have at least 3:1 contrast with the land of both themes, and numbers 4.5:1 with their clusters', () => {
    for (const theme of THEMES) {
      for (const code of codes) {
        expect(contrast(markColour(markOf(code), theme), PALETTES[theme].land), code).toBeGreaterThanOrEqual(
          3,
        );
      }
      const { clusterFill, clusterText } = PALETTES[theme];
      expect(contrast(clusterFill, clusterText)).toBeGreaterThanOrEqual(4.5);
      for (const tone of TONE_NAMES) {
        // A ring's parts are told from what is inside of it and from the land around it.
        expect(contrast(markColour({ tone }, theme), clusterFill), tone).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('exist for a category that nobody has heard of', () => {
    expect(markOf('constructor_of_walls')).toEqual({ shape: 'diamond', tone: 'grey' });
  });
});

describe('the ring of a cluster', () => {
  const CODES = ['death', 'disappearance', 'raid', 'abuse', 'asylum_denial', 'labor', 'environment', 'other'];
  const parts = (counts: number[]) => parseRing(ringOf(counts, CODES));

  it('has the shares of its families, in one order', () => {
    // Deaths and disappearances are one family.
    expect(parts([6, 2, 8])).toEqual([
      { tone: 'ink', parts: 8 },
      { tone: 'blue', parts: 8 },
    ]);
    expect(parts([0, 0, 0, 5])).toEqual([{ tone: 'vermilion', parts: PARTS }]);
    expect(ringOf([4, 0, 12], CODES)).toBe(ringOf([100, 0, 300], CODES));
  });

  it('is whole and shows the rarest family, whatever the counts', () => {
    let seed = 11;
    const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let i = 0; i < 500; i++) {
      const counts = CODES.map(() => (random(3) === 0 ? 0 : random([3, 100, 1_000_000][random(3)] ?? 3)));
      const tones = new Set(
        CODES.filter((_, place) => (counts[place] ?? 0) > 0).map((code) => markOf(code).tone),
      );
      const ring = parts(counts);
      expect(new Set(ring.map(({ tone }) => tone))).toEqual(tones);
      if (tones.size > 0) expect(ring.reduce((sum, part) => sum + part.parts, 0)).toBe(PARTS);
    }
  });

  it('is nothing without members, and nothing made up where it cannot be read', () => {
    expect(ringOf([0, 0], CODES)).toBe('');
    expect(parseRing('')).toEqual([]);
    expect(parseRing('99:3,1:x,0:99')).toEqual([]);
  });

  it('has an image that is given up once there are too many, but not while it is in sight', () => {
    const names = new Set(Array.from({ length: 310 }, (_, i) => `ring/light/0:${i}`));
    const gone = surplus(names, (name) => name === 'ring/light/0:0');
    expect(gone).toEqual(Array.from({ length: 10 }, (_, i) => `ring/light/0:${i + 1}`));
  });
});

describe('opening a cluster', () => {
  const here = { lon: -110.9, lat: 31.3 };

  it('lists what is all at one place', () => {
    expect(clusterStep(5, 3, [here, here, here])).toEqual({ do: 'list' });
  });
  it('shows all of what is not', () => {
    const there = { lon: -110.2, lat: 31.9 };
    expect(clusterStep(5, 2, [here, there])).toEqual({ do: 'fit', bounds: [-110.9, 31.3, -110.2, 31.9] });
  });
  it('only comes closer while it does not know', () => {
    expect(clusterStep(5, 900, null)).toEqual({ do: 'zoom', by: 2 });
    expect(clusterStep(5, 3, [here, here])).toEqual({ do: 'zoom', by: 2 });
  });
  it('lists once nothing more can be parted', () => {
    expect(clusterStep(17, 900, null)).toEqual({ do: 'list' });
  });
});

it('a masked incident is marked by its area, never by a point', () => {
  const area = {
    id: 'a',
    radius_m: 4000,
    centre: [-111, 32],
    geometry: { type: 'Polygon', coordinates: [] },
  };
  const types = (incident: object) =>
    selectionOf(incident as never).features.map(({ geometry }) => geometry.type);
  expect(types({ lon: -111, lat: 32, area })).toEqual(['Polygon']);
  expect(types({ lon: -111, lat: 32 })).toEqual(['Point']);
  expect(selectionOf(null).features).toEqual([]);
  // A place of the context that was pressed is ringed beside it.
  const both = selectionOf({ lon: -111, lat: 32, area } as never, { lon: -110.9, lat: 31.3 }).features;
  expect(both.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Point']);
});

/** Positions of all lines of a file, as texts that can be compared. */
function pointsOf({ features }: FeatureCollection): string[] {
  return features.flatMap(({ geometry }) =>
    geometry.type === 'MultiLineString' ? geometry.coordinates.flat().map((at) => at.join()) : [],
  );
}

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
