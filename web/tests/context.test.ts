// The context: what the address says of it, classes that hold every figure once, shadings that never take what is not known for zero.
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { formatShade, MOST_FEATURE_LAYERS, parseLayers, parseShade } from '../src/context/choice';
import { classOf, CLASSES, limitsWithZero, quantiles, ranges } from '../src/context/classes';
import type { Order, Row } from '../src/context/rows';
import { pressed, rowsOf, sorted } from '../src/context/rows';
import type { CountRow } from '../src/context/shading';
import {
  codesByClass,
  counted,
  countShading,
  deathShading,
  fewResidents,
  layerShading,
  rateShading,
} from '../src/context/shading';
import { embedHref } from '../src/embed/address';
import type { ContextStyle } from '../src/map/context-layers';
import { pressableLayers, thingLayerOf } from '../src/map/context-layers';
import { figureColours, HATCH, wordColours } from '../src/map/context-palette';
import type { Theme } from '../src/map/marks';
import { markColour, TONE_NAMES } from '../src/map/marks';
import { PALETTES } from '../src/map/palette';
import { shapeOf, thingsOf } from '../src/map/pressed';
import { mapStyle } from '../src/map/style';
import { formatView, parseView } from '../src/state/view';

const THEMES: Theme[] = ['light', 'dark'];
const row = (county: string, incidents: number, sum = 0, unknown = 0): CountRow => ({
  county,
  incidents,
  dead: { sum, unknown },
});

describe('the address', () => {
  it('says what counties are shaded by, and nothing it cannot say', () => {
    for (const text of ['count', 'deaths', 'rate:people-2020', 'poverty-2017', '0']) {
      const shade = parseShade(text);
      expect(shade, text).not.toBeNull();
      expect(shade && formatShade(shade)).toBe(text);
    }
    for (const text of [
      null,
      '',
      'rate',
      'none',
      'rate:',
      'rate:count',
      'Poverty',
      'a b',
      'a:b',
      '-a',
      '../x',
    ])
      expect(parseShade(text), String(text)).toBeNull();
  });

  it('names each layer of things once, and no more than can be told apart', () => {
    expect(parseLayers('fence, gates,fence,<b>,')).toEqual(['fence', 'gates']);
    expect(parseLayers('a,b,c,d,e,f,g,h')).toHaveLength(MOST_FEATURE_LAYERS);
    expect(parseLayers(null)).toEqual([]);
  });

  it('is the whole of the context, in the page and in the map for other sites', () => {
    const view = parseView('?category=death&shade=rate:people&layers=fence,gates&lang=es');
    expect(view.shade).toEqual({ by: 'rate', layer: 'people' });
    expect(formatView(view)).toBe('?category=death&shade=rate:people&layers=fence,gates&lang=es');
    expect(embedHref(view.filter, null, 'es', view)).toBe(
      '/embed?category=death&shade=rate:people&layers=fence,gates&lang=es',
    );
    expect(formatView(parseView('?shade=nothing:at:all&layers='))).toBe('');
  });
});

describe('classes', () => {
  it('are the service’s own: figures of the data, by nearest rank', () => {
    expect(quantiles([9, 1, 3, 7, 5], 5)).toEqual([1, 3, 5, 7]);
    expect(quantiles([10, 30, 20, 0, 50, 40.5], 5)).toEqual([10, 20, 30, 40.5]);
    expect(quantiles([2, 2, 2], 5)).toEqual([]);
    expect(quantiles([], 5)).toEqual([]);
  });

  it('hold every figure once, and none is empty', () => {
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
    for (let round = 0; round < 200; round++) {
      const figures = Array.from({ length: 1 + Math.floor(random() * 80) }, () => Math.floor(random() * 40));
      for (const limits of [quantiles(figures, CLASSES), limitsWithZero(figures)]) {
        const sizes = Array.from({ length: limits.length + 1 }, () => 0);
        for (const figure of figures) sizes[classOf(figure, limits)]!++;
        expect(Math.min(...sizes), JSON.stringify({ figures, limits })).toBeGreaterThan(0);
        expect(limits).toEqual([...new Set(limits)].toSorted((a, b) => a - b));
        const shown = ranges(figures, limits);
        expect(shown[0]?.[0]).toBe(Math.min(...figures));
        expect(shown.at(-1)?.[1]).toBe(Math.max(...figures));
        for (const [n, [least]] of shown.entries())
          if (n > 0) expect(least).toBeGreaterThan(shown[n - 1]![1]);
      }
    }
  });

  it('give zero a class of its own, where something is not zero', () => {
    expect(limitsWithZero([0, 0, 4])).toEqual([0]);
    expect(limitsWithZero([0, 0])).toEqual([]);
    expect(limitsWithZero([3, 4])).not.toContain(0);
    expect(limitsWithZero([0, 1, 2, 3, 4])).toEqual([0, 1, 2, 3]);
  });
});

describe('a shading', () => {
  const counties = ['04019', '04023', '26043', '48141'];
  const rows = [row('04019', 7, 5, 1), row('04023', 2, 0, 2), row('unassigned', 4, 3), row('26043', 1)];

  it('counts every county, and says what is in none', () => {
    const shading = countShading(rows, counties);
    expect([...shading.figures]).toEqual([
      ['04019', 7],
      ['04023', 2],
      ['26043', 1],
      ['48141', 0],
    ]);
    const { total, placed, unassigned } = counted(rows, 14);
    expect({ total, placed, unassigned }).toEqual({ total: 14, placed: 10, unassigned: 4 });
    expect([...shading.figures.values()].reduce((sum, n) => sum + n, 0)).toBe(placed);
    expect(codesByClass(shading).flat().toSorted()).toEqual(counties);
  });

  it('takes an unknown number of dead for unknown, never for zero', () => {
    const { figures, atLeast } = deathShading(rows, counties);
    expect(figures.get('04019')).toBe(5);
    expect(atLeast.has('04019')).toBe(true);
    expect(figures.has('04023')).toBe(false);
    expect(figures.get('26043')).toBe(0);
  });

  it('makes rates only where residents are known', () => {
    const residents = { '04019': 1_000_000, '04023': 0, '48141': 5000 };
    const { figures, nature } = rateShading(rows, residents);
    expect(nature).toBe('rate');
    expect(Object.fromEntries(figures)).toEqual({ '04019': 0.7, '48141': 0 });
    expect(fewResidents(residents)).toBe(1);
  });

  it('shows a layer in the classes that came with it, and words in their order', () => {
    const figures = layerShading({ '04019': 18.2, '04023': 25, '26043': 0 }, [0, 18.2], []);
    expect(codesByClass(figures)).toEqual([['26043'], ['04019'], ['04023']]);
    expect(figures.classes).toEqual([
      [0, 0],
      [18.2, 18.2],
      [25, 25],
    ]);
    const words = layerShading({ '04019': 'PHO', '06073': 'SND' }, [], ['PHO', 'SND']);
    expect(codesByClass(words)).toEqual([['04019'], ['06073']]);
  });
});

describe('the table', () => {
  const shading = deathShading([row('a', 1, 3), row('b', 1, 0, 1), row('c', 1, 9)], ['a', 'b', 'c', 'd']);
  const rows: Row[] = rowsOf(shading, (code) => ({ a: 'Água', c: 'Bo', d: 'Añil' })[code] ?? code, null);

  it('has a row of every county that something is known about', () => {
    expect(rows.map(({ code, figure }) => [code, figure])).toEqual([
      ['a', 3],
      ['c', 9],
      ['d', 0],
    ]);
  });

  it('is sorted either way, by name as the language has it', () => {
    const by = (order: Order) => sorted(rows, order, 'es').map(({ code }) => code);
    expect(by({ column: 'figure', descending: true })).toEqual(['c', 'a', 'd']);
    expect(by({ column: 'figure', descending: false })).toEqual(['d', 'a', 'c']);
    expect(by({ column: 'name', descending: false })).toEqual(['a', 'd', 'c']);
    expect(pressed('name', { column: 'figure', descending: true })).toEqual({
      column: 'name',
      descending: false,
    });
    expect(pressed('name', { column: 'name', descending: false }).descending).toBe(true);
  });
});

describe('what was pressed', () => {
  const found = (source: string, type: string, title?: unknown) =>
    ({ source, geometry: { type }, properties: title === undefined ? {} : { title } }) as never;
  const layerOf = (source: string) => source.toUpperCase();

  it('is told once for all stretches of the same name, with its layer and its shape', () => {
    const things = thingsOf(
      [
        found('fence', 'LineString', 'D-6'),
        found('fence', 'MultiLineString', 'D-6'),
        found('gates', 'Point', 'D-6'),
        found('fence', 'Polygon', 'D-6'),
        found('fence', 'LineString', null),
        found('fence', 'LineString', ''),
        found('fence', 'LineString'),
      ],
      layerOf,
    );
    expect(things).toEqual([
      { layer: 'FENCE', name: 'D-6', shape: 'line' },
      { layer: 'GATES', name: 'D-6', shape: 'point' },
      { layer: 'FENCE', name: 'D-6', shape: 'area' },
      { layer: 'FENCE', name: null, shape: 'line' },
    ]);
    expect(thingsOf([], layerOf)).toEqual([]);
    expect(shapeOf('MultiPoint')).toBe('point');
    expect(shapeOf('MultiPolygon')).toBe('area');
  });
});

describe.each(THEMES)('the %s map', (theme) => {
  beforeAll(() => vi.stubGlobal('location', { href: 'https://map.example.org/' }));
  const inputs = { theme, lang: 'es' as const, query: '', epoch: 0, ground: null, close: true };
  const texts = { somewhereArea: 'x', somewhereRegion: 'y' };
  const context: ContextStyle = {
    shade: { kind: 'figures', classes: [['04019'], [], ['26043', '26044']] },
    things: [{ id: 'fence', hash: 'ab'.repeat(32) }],
  };

  it('is valid with context, and asks for nothing of it without', () => {
    const style = mapStyle({ ...inputs, texts, context });
    expect(validateStyleMin(style).map((error) => error.message)).toEqual([]);
    const plain = JSON.stringify(mapStyle({ ...inputs, texts }));
    expect(plain).not.toContain('county-areas');
    expect(plain).not.toContain('/api/v1/layers');
    const empty: ContextStyle = { shade: { kind: 'figures', classes: [[]] }, things: [] };
    expect(validateStyleMin(mapStyle({ ...inputs, texts, context: empty }))).toEqual([]);
  });

  it('draws context below every line, name and incident', () => {
    const ids = mapStyle({ ...inputs, texts, context }).layers.map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(['water', 'land', 'shade-unknown', 'shade']);
    expect(ids.indexOf('thing-fence-line')).toBeLessThan(ids.indexOf('points'));
    expect(ids.indexOf('thing-fence-line')).toBeGreaterThan(ids.indexOf('counties'));
  });

  it('answers to a press on every part of a thing, and on nothing else', () => {
    const ids = mapStyle({ ...inputs, texts, context }).layers.map(({ id }) => id);
    const { inReach, named, shaded } = pressableLayers(context);
    expect([...inReach, ...named, ...shaded].toSorted()).toEqual(
      ids.filter((id) => id.startsWith('thing-')).toSorted(),
    );
    expect(shaded).toEqual(['thing-fence-area']);
    expect(Object.keys(mapStyle({ ...inputs, texts, context }).sources).map(thingLayerOf)).toContain('fence');
  });

  it('has shades that are told apart by lightness alone', () => {
    const light = figureColours(theme, 5).map(luminance);
    const order = theme === 'light' ? light.toReversed() : light;
    for (const [n, value] of order.entries()) if (n > 0) expect(value).toBeGreaterThan(order[n - 1]! * 1.2);
    expect(figureColours(theme, 2)).toEqual([figureColours(theme, 5)[0], figureColours(theme, 5)[4]]);
    expect(new Set(wordColours(theme, 12)).size).toBe(12);
    const marks = TONE_NAMES.map((tone) => markColour({ tone }, theme));
    for (const colour of figureColours(theme, 5)) expect(marks).not.toContain(colour);
    // Hatching is seen on its ground.
    const [one, other] = [luminance(HATCH[theme].line), luminance(HATCH[theme].ground)];
    expect((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).toBeGreaterThan(2);
    expect(HATCH[theme].ground).toBe(PALETTES[theme].land);
  });
});

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
