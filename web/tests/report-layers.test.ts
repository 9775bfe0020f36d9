// Figures of a reference layer in a report.
import { expect, it } from 'vitest';
import type { Layer } from '../src/api/types';
import { emptyIndicator } from '../src/report/logic/form';
import { figuresOf, unseen, usable } from '../src/report/logic/layers';

const layer = {
  ...{ id: 'poverty', kind: 'values', name: { en: 'Poverty', es: 'Pobreza' } },
  ...{ source: 'Census Bureau', licence: 'public domain', year: 2020, unit: '%' },
} as unknown as Layer;

it('takes the figures of the chosen counties, in the language of the report, and names those without one', () => {
  const regions = ['county:04019', 'sector:tucson', 'county:26002'];
  const found = figuresOf(layer, { '04019': 18.2, '04023': 25 }, regions, 'es');
  expect(found.without).toEqual(['county:26002']);
  expect(found.figures).toEqual([
    {
      ...{ name: 'Pobreza', region: 'county:04019', year: '2020', value: '18.2', unit: '%' },
      source: 'Census Bureau; public domain',
    },
  ]);
});

it('takes none twice', () => {
  const { figures } = figuresOf(layer, { '04019': 18.2 }, ['county:04019'], 'en');
  const there = figures.map((figure) => ({ ...emptyIndicator(1), ...figure }));
  expect(unseen(figures, there)).toEqual([]);
  expect(unseen(figures, [{ ...there[0]!, value: '18.3' }])).toEqual(figures);
});

it('offers only figures of a year', () => {
  const words = { ...layer, kind: 'categories' } as unknown as Layer;
  const undated = { ...layer, year: null } as unknown as Layer;
  expect(usable([layer, words, undated])).toEqual([layer]);
});
