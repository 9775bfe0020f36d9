// The page of the released tables: its addresses, and what a cell says.
import { describe, expect, it } from 'vitest';
import { ordered, shown } from '../src/tables/cell';
import { mapHref, parsePath, tablesHref } from '../src/tables/route';

describe('an address', () => {
  it('is the list, one release, or nothing', () => {
    expect(parsePath('/tables')).toBeNull();
    expect(parsePath('/tables/')).toBeNull();
    expect(parsePath('/tables/MX-SON/2023')).toEqual({ state: 'MX-SON', year: '2023' });
    for (const path of [
      '/',
      '/tables/US-AZ',
      '/tables/arizona/2023',
      '/tables/US-AZ/23',
      '/tables/US-AZ/2023/x',
    ])
      expect(parsePath(path), path).toBeUndefined();
  });

  it('comes back as it was, with the language where one was chosen', () => {
    expect(tablesHref(null)).toBe('/tables');
    expect(tablesHref('es', { state: 'US-AZ', year: 2024 })).toBe('/tables/US-AZ/2024?lang=es');
    expect(parsePath(tablesHref(null, { state: 'US-AZ', year: 2024 }))).toEqual({
      state: 'US-AZ',
      year: '2024',
    });
    expect([mapHref(null), mapHref('en')]).toEqual(['/', '/?lang=en']);
  });
});

describe('a cell', () => {
  it('says zero as zero, and what is withheld as a sign with its words', () => {
    expect(shown({ incidents: 0, said: '0' })).toEqual({ n: 0 });
    expect(shown({ incidents: 1234, said: '1234' })).toEqual({ n: 1234 });
    expect(shown({ incidents: null, said: '<5' })).toEqual({ sign: '<5', words: 'tables.few' });
    expect(shown({ incidents: null, said: 'withheld' })).toEqual({ sign: '≥5', words: 'tables.atLeast' });
  });
});

describe('rows', () => {
  const rows = (codes: string[]) => codes.map((code) => ({ code, incidents: 0, said: '0' }));
  const codes = (sorted: { code: string }[]) => sorted.map(({ code }) => code);

  it('of ages are in the order of life, with the unknown last', () => {
    const sorted = ordered(rows(['adult', 'child', 'older', 'unknown']), (code) => code, 'en-US');
    expect(codes(sorted)).toEqual(['child', 'adult', 'older', 'unknown']);
  });

  it('of countries are in the alphabet of the reader, with the unknown last', () => {
    const names: Record<string, string> = { US: 'Estados Unidos', SV: 'El Salvador', HN: 'Honduras' };
    const sorted = ordered(rows(['HN', 'SV', 'US', 'unknown']), (code) => names[code] ?? 'A', 'es-MX');
    expect(codes(sorted)).toEqual(['SV', 'US', 'HN', 'unknown']);
  });
});
