import { describe, expect, it } from 'vitest';
import type { ListedIncident } from '../src/api/types';
import { answer } from '../src/offline/answers';
import { binOf, binsBetween, daysOf } from '../src/offline/dates';
import { inCell, tile } from '../src/offline/grid';
import type { Kept } from '../src/offline/kept';
import { matcher } from '../src/offline/matches';

function incident(facts: Partial<ListedIncident> = {}): ListedIncident {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    source_system: 'invented',
    category: 'death',
    date: '2020-05-14',
    date_kind: 'found',
    precision: 'exact',
    lon: -110.5,
    lat: 31.5,
    dead: 1,
    actors: [],
    county: '04019',
    verification: 'reported',
    updated: '2024-01-02',
    title: null,
    description: null,
    place: null,
    cause_of_death: null,
    source: null,
    external_id: null,
    area_id: null,
    country: null,
    state: null,
    sector: null,
    segment: null,
    ...facts,
  } as ListedIncident;
}

function kept(incidents: ListedIncident[]): Kept {
  const categories = ['death', 'pursuit'].map((code) => ({ code }));
  return {
    about: { kept: '', until: '', version: 'v', query: '', incidents: incidents.length },
    incidents,
    areas: [],
    taxonomy: { categories },
    regions: [],
    dataset: {},
  } as unknown as Kept;
}

describe('dates', () => {
  it.each([
    ['2020-05-14', '2020-05-14', '2020-05-14'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021-02', '2021-02-01', '2021-02-28'],
    ['2020', '2020-01-01', '2020-12-31'],
    ['2020-11/2021', '2020-11-01', '2021-12-31'],
  ])('%s begins and ends', (date, first, last) => expect(daysOf(date)).toEqual([first, last]));

  it('a bin holds a date whole or not at all', () => {
    expect(binOf('2020-05-14', 'month')).toBe('2020-05');
    expect(binOf('2020', 'month')).toBeNull();
    expect(binOf('2020', 'year')).toBe('2020');
    expect(binOf('2020-12/2021-01', 'year')).toBeNull();
    expect(binsBetween('2019-11', '2020-02', 'month')).toEqual(['2019-11', '2019-12', '2020-01', '2020-02']);
  });
});

describe('the filter', () => {
  it('takes what overlaps the period', () => {
    expect(matcher({ from: '2020-05-20' })(incident({ date: '2020-05' }))).toBe(true);
    expect(matcher({ from: '2020-06' })(incident({ date: '2020-05' }))).toBe(false);
    expect(matcher({ to: '2019' })(incident({ date: '2019-12-31/2020-01' }))).toBe(true);
  });

  it('asks for every word and not for accents', () => {
    const own = incident({ place: 'Río Bravo', title: 'Sin nombre' });
    expect(matcher({ q: 'rio NOM' })(own)).toBe(true);
    expect(matcher({ q: 'rio grande' })(own)).toBe(false);
  });

  it('does not take an unknown number of dead for none or some', () => {
    expect(matcher({ fatal: 'true' })(incident({ category: 'raid', dead: null }))).toBe(false);
    expect(matcher({ fatal: 'true' })(incident({ category: 'death', dead: null }))).toBe(true);
  });

  it('knows a box across the antimeridian', () => {
    expect(matcher({ bbox: '170,0,-100,40' })(incident())).toBe(true);
    expect(matcher({ bbox: '-100,0,170,40' })(incident())).toBe(false);
  });
});

describe('tiles', () => {
  const many = Array.from({ length: 300 }, (_, i) =>
    incident({
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      lon: -117 + ((i * 7919) % 2000) / 100,
      lat: 26 + ((i * 104729) % 700) / 100,
      dead: i % 3 === 0 ? null : 1,
    }),
  );

  it('count each incident once at every zoom', () => {
    for (const z of [0, 3, 5, 7]) {
      let count = 0;
      for (let x = 0; x < 2 ** z; x++)
        for (let y = 0; y < 2 ** z; y++)
          for (const { properties } of tile(many, { z, x, y }, ['death']).features)
            count += (properties?.['point_count'] as number | undefined) ?? 1;
      expect(count, `zoom ${z}`).toBe(many.length);
    }
  });

  it('have clusters whose members are found again', () => {
    const clusters = tile(many, { z: 3, x: 1, y: 3 }, ['death']).features.filter(
      (f) => f.properties?.['cluster'],
    );
    expect(clusters.length).toBeGreaterThan(3);
    for (const { properties } of clusters) {
      const members = many.filter(inCell(String(properties?.['cluster_id'])));
      expect(members.length).toBe(properties?.['point_count']);
      expect(properties?.['dead_unknown']).toBe(members.filter(({ dead }) => dead === null).length);
    }
  });
});

describe('answers', () => {
  it('page through all, unknown dead last in either order', () => {
    const three = [2, null, 5].map((dead, i) => incident({ id: `id-${i}`, dead }));
    const page = (query: string) =>
      answer(kept(three), `/api/v1/incidents?${query}`) as {
        incidents: ListedIncident[];
        next: string | null;
      };
    expect(page('sort=dead').incidents.map(({ dead }) => dead)).toEqual([2, 5, null]);
    expect(page('sort=-dead').incidents.map(({ dead }) => dead)).toEqual([5, 2, null]);
    const first = page('limit=2');
    expect(first.incidents.length).toBe(2);
    expect(page(`limit=2&cursor=${first.next}`).incidents.length).toBe(1);
    expect(page(`limit=2&cursor=${first.next}`).next).toBeNull();
  });

  it('there is none for what only the service knows', () => {
    expect(answer(kept([]), '/api/v1/regions?at=-110,31')).toBeNull();
    expect(answer(kept([]), '/api/v1/incidents/nobody')).toBeNull();
    expect(answer(kept([]), '/api/v1/layers')).toBeNull();
    expect(answer(kept([]), '/api/v1/summary?by=county')).toBeNull();
  });
});
