// The filter: what is set, what is taken off, and how it is written.
import { describe, expect, it } from 'vitest';
import { chipsOf } from '../src/components/filters/chips';
import type { Filter } from '../src/state/filter';
import { filterPairs, parseFilter, toggled, values, withValue } from '../src/state/filter';
import { formatPeriodEnd, parsePeriodEnd, yearsBetween } from '../src/state/period';

describe('a filter', () => {
  it('adds and removes a value of a list and leaves the rest alone', () => {
    const one = toggled({ from: '2020' }, 'category', 'death');
    const two = toggled(one, 'category', 'raid');
    expect(values(two, 'category')).toEqual(['death', 'raid']);
    expect(toggled(two, 'category', 'death')).toEqual({ from: '2020', category: 'raid' });
    expect(toggled(one, 'category', 'death')).toEqual({ from: '2020' });
  });

  it('holds no empty values', () => {
    expect(withValue({ q: 'agua' }, 'q', '')).toEqual({});
    expect(parseFilter(new URLSearchParams('category=,,&q=%20&from='))).toEqual({});
  });

  it('is written in one order', () => {
    const filter: Filter = { q: 'a', to: '2021', category: 'death' };
    expect(filterPairs(filter).map(([name]) => name)).toEqual(['category', 'to', 'q']);
  });

  it('has a chip for every value, each taking off just that', () => {
    const filter: Filter = { category: 'death,raid', from: '2020-05', region: 'county:04019', q: 'agua' };
    const names = { label: (_: string, code: string) => code.toUpperCase(), regionName: () => 'Pima' };
    const chips = chipsOf(filter, 'en', names);
    expect(chips.map((chip) => chip.label)).toEqual([
      'DEATH',
      'RAID',
      'From May 2020',
      'Pima',
      'Words: agua',
    ]);
    expect(chips[0]?.without).toEqual({ ...filter, category: 'raid' });
    expect(chips[3]?.without).toEqual({ category: 'death,raid', from: '2020-05', q: 'agua' });
  });
});

describe('a period', () => {
  it('is read from partial dates and written as them', () => {
    expect(parsePeriodEnd('2023-05-14')).toEqual({ year: '2023', month: '05' });
    expect(parsePeriodEnd(undefined)).toEqual({ year: '', month: '' });
    expect(formatPeriodEnd({ year: '2023', month: '' })).toBe('2023');
    expect(formatPeriodEnd({ year: '', month: '05' })).toBe('');
  });

  it('offers every year of the data', () => {
    expect(yearsBetween(['2019-03-01', '2022', undefined, null])).toEqual(['2019', '2020', '2021', '2022']);
    expect(yearsBetween([null])).toEqual([]);
  });
});
