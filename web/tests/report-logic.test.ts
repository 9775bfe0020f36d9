// A report as a form and as a spec, outlines as text, errors and their fields: what needs no server and no browser.
import { describe, expect, it } from 'vitest';
import { parseKept } from '../src/report/kept';
import { faultsOf, isFuture, isPeriod } from '../src/report/logic/checks';
import type { ReportForm } from '../src/report/logic/form';
import {
  emptyArea,
  emptyForm,
  emptyIndicator,
  emptyStatement,
  formOf,
  freshKey,
  numberOf,
  periodOf,
  specOf,
} from '../src/report/logic/form';
import { filterRegions, incidentIn, isName, nameOf, stretchOf, today } from '../src/report/logic/names';
import { fieldOf, isIn, moved } from '../src/report/logic/paths';
import { drawn, readShape, shapeOfFile, withCorner, withoutLastCorner } from '../src/report/logic/shape';
import type { Spec } from '../src/report/wire';

const FULL: Spec = {
  title: 'Deaths in the Tucson sector',
  subtitle: '2015–2020',
  language: 'es',
  organisation: 'Someone',
  regions: ['sector:tucson', 'county:04019', 'km:500-700'],
  area: [
    {
      name: 'Valley',
      polygon: [
        [-111, 31.5],
        [-110, 31.5],
        [-110, 32],
      ],
    },
    {
      name: 'Two',
      geojson: '{"type":"MultiPolygon","coordinates":[[[[-111,31],[-110,31],[-110,32],[-111,31]]]]}',
    },
  ],
  period: '2015/2020-06',
  comparison: '2009/2014',
  filter: 'category=death,disappearance&fatal=true&source=ogis&q=el%20camino',
  sections: ['introduction', 'map'],
  cases: ['0190aaaa-0000-7000-8000-000000000001'],
  introduction: 'One.\n\nTwo.\n',
  method: 'How.',
  finding: [
    {
      title: 'A',
      text: 'B',
      regions: ['county:04019'],
      categories: ['death'],
      guidelines: [4, 5],
      articles: ['ICCPR 6'],
    },
  ],
  recommendation: [{ title: 'C', text: 'D', to: 'E' }],
  indicator: [{ name: 'F', region: 'sector:tucson', year: 2019, value: 61, unit: 'deaths', source: 'G' }],
  build_date: '2026-11-29',
};
const form = (change: Partial<ReportForm>): ReportForm => ({ ...emptyForm('en'), ...change });

describe('a spec', () => {
  it('comes back from the form as it was', () => {
    expect(specOf(formOf(FULL)).spec).toEqual(FULL);
  });

  it('says nothing that was left blank, and no null', () => {
    expect(specOf(emptyForm('en')).spec).toEqual({ title: '', language: 'en', period: '' });
    const spaces = form({ title: ' T ', subtitle: '  ', introduction: ' \n', from: ' 2020 ', to: '2020' });
    expect(specOf(spaces).spec).toEqual({ title: 'T', language: 'en', period: '2020' });
  });

  it.each([
    ['2015', '2020', '2015/2020'],
    ['2015', '', '2015'],
    ['2015', '2015', '2015'],
    ['', '2020', '/2020'],
    ['', '', ''],
  ])('from %j to %j is the period %j', (from, to, period) => expect(periodOf(from, to)).toBe(period));

  it('has the default comparison without naming it', () => {
    expect(specOf(form({ comparison: 'preceding' })).spec.comparison).toBeUndefined();
    expect(specOf(form({ comparison: 'none' })).spec.comparison).toBe('none');
    const own = form({ comparison: 'own', comparisonFrom: '2009', comparisonTo: '2014' });
    expect(specOf(own).spec.comparison).toBe('2009/2014');
    expect(formOf({ ...FULL, comparison: 'preceding' }).comparison).toBe('preceding');
  });

  it('leaves out entries without a word, and knows which entry each of the others is', () => {
    const { spec, keys } = specOf(
      form({
        finding: [emptyStatement(3), { ...emptyStatement(7), title: 'Said' }],
        area: [emptyArea(4), { ...emptyArea(5), shape: '31, -110' }],
        indicator: [emptyIndicator(6)],
      }),
    );
    expect(spec.finding).toEqual([{ title: 'Said', text: '' }]);
    expect(spec.indicator).toBeUndefined();
    expect(keys).toMatchObject({ finding: [7], area: [5], indicator: [] });
  });

  it('keeps what a file’s filter has and the form has no field for', () => {
    const read = formOf({ ...FULL, filter: 'bbox=-111,31,-110,32&category=death&category=raid' });
    expect(read.more).toEqual([['bbox', '-111,31,-110,32']]);
    expect(read.filter.category).toBe('death,raid');
    expect(specOf(read).spec.filter).toBe('category=death,raid&bbox=-111,31,-110,32');
  });

  it('tells no chapter from all chapters', () => {
    expect(specOf(form({ sections: [] })).spec.sections).toEqual([]);
    expect(specOf(form({ sections: null })).spec.sections).toBeUndefined();
  });

  it('keeps an outline that cannot be read as it was typed', () => {
    const spec = specOf(form({ area: [{ key: 1, name: 'X', shape: '31.5, -110\nnorth' }] })).spec;
    expect(spec.area).toEqual([{ name: 'X', geojson: '31.5, -110\nnorth' }]);
    expect(formOf({ ...FULL, area: spec.area ?? [] }).area[0]?.shape).toBe('31.5, -110\nnorth');
  });

  it('gives new entries keys of their own', () => {
    expect(freshKey(emptyForm('en'))).toBe(1);
    expect(freshKey(formOf(FULL))).toBe(6);
  });

  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    [' 1234.50 ', 1234.5],
    ['1,234', null],
    ['12 people', null],
    ['', null],
    ['1e9', null],
    ['Infinity', null],
  ])('%j as a figure is %j', (text, value) => expect(numberOf(text)).toBe(value));
});

describe('what can be told without the server', () => {
  const codes = (change: Partial<ReportForm>) =>
    faultsOf(form({ title: 'T', from: '2020', ...change })).map(({ field, code }) => `${field} ${code}`);

  it('is what is missing', () => {
    expect(faultsOf(emptyForm('en')).map(({ code }) => code)).toEqual(['title', 'from']);
    expect(codes({})).toEqual([]);
    expect(codes({ comparison: 'own' })).toEqual(['r-comparison comparison']);
  });

  it('is what is no corner, with its line, and what is no GeoJSON', () => {
    const area = [{ key: 2, name: 'X', shape: '31, -110\n\nnorth' }];
    expect(faultsOf(form({ title: 'T', from: '2020', area }))).toEqual([
      { field: 'r-area-2-shape', code: 'corner', line: 3, unsayable: false, missing: false },
    ]);
    expect(codes({ area: [{ key: 2, name: 'X', shape: '{"type":"Point"}' }] })).toEqual([
      'r-area-2-shape geojson',
    ]);
  });

  it('is a figure that is no number: it could not even be kept', () => {
    const indicator = [{ ...emptyIndicator(9), name: 'F', year: 'MMXX', value: '1,234' }];
    const faults = faultsOf(form({ title: 'T', from: '2020', indicator }));
    expect(faults.map(({ field }) => field)).toEqual(['r-indicator-9-year', 'r-indicator-9-value']);
    expect(faults.every(({ unsayable, missing }) => unsayable && !missing)).toBe(true);
    const begun = faultsOf(
      form({ title: 'T', from: '2020', indicator: [{ ...emptyIndicator(9), name: 'F' }] }),
    );
    expect(begun.map(({ missing }) => missing)).toEqual([true, true]);
    expect(codes({ indicator: [emptyIndicator(9)] })).toEqual([]);
  });

  it.each([
    ['2027', true],
    ['2026', false],
    ['2026-11', false],
    ['2026-12', true],
    ['2026-11-29', false],
    ['2026-11-30', true],
    ['20', false],
    ['soon', false],
  ])('%s lies in the future: %s', (from, future) => expect(isFuture(from, '2026-11-29')).toBe(future));
});

describe('a period that is being typed', () => {
  it.each([
    ['2015', '2020', true],
    ['2015-06', '2015', true],
    ['2015', '', true],
    ['', '', true],
    ['20', '', false],
    ['2015-13', '', false],
    ['2015', '20', false],
    ['2020', '2015', false],
    ['2015-06-10', '2015-05', false],
  ])('%j to %j can be asked for: %j', (from, to, can) => expect(isPeriod(from, to)).toBe(can));
});

describe('the path of an error', () => {
  const keys = { area: [4], finding: [7, 3], recommendation: [1], indicator: [9] };
  it.each([
    ['title', 'r-title'],
    ['regions[1]', 'r-regions'],
    ['period', 'r-period'],
    ['cases[2]', 'r-cases'],
    ['area[0]', 'r-area-4-shape'],
    ['area[0].name', 'r-area-4-name'],
    ['area[0].geojson', 'r-area-4-shape'],
    ['area[0].polygon[2]', 'r-area-4-shape'],
    ['finding[0]', 'r-finding-7-title'],
    ['finding[1].articles[2]', 'r-finding-3-articles'],
    ['finding', 'r-finding'],
    ['finding[200]', 'r-finding'],
    ['recommendation[0].regions[0]', 'r-recommendation-1-regions'],
    ['indicator[0].value', 'r-indicator-9-value'],
    ['something', null],
    ['', null],
    [null, null],
  ])('%j is at the field %j', (path, field) => expect(fieldOf(path, keys)).toBe(field));

  it('belongs to one part of the form', () => {
    expect(isIn('finding', 'r-finding-3-articles')).toBe(true);
    expect(isIn('where', 'r-area-4-shape')).toBe(true);
    expect(isIn('recommendation', 'r-finding-3-articles')).toBe(false);
    expect(isIn('title', null)).toBe(false);
  });
});

describe('an outline as text', () => {
  it('is a corner a line, latitude first as everywhere where a place is typed', () => {
    expect(readShape('31.5, -111\n31.5; -110\n\n32 -110\n')).toEqual({
      kind: 'corners',
      corners: [
        [-111, 31.5],
        [-110, 31.5],
        [-110, 32],
      ],
    });
    expect(readShape(' \n')).toEqual({ kind: 'blank' });
    expect(readShape('31,5 -110,2')).toEqual({ kind: 'unreadable', line: 1 });
  });

  it('grows and shrinks by a corner', () => {
    const two = withCorner(withCorner('', { lat: 31.1234567, lon: -110 }), { lat: 32, lon: -110.5 });
    expect(two).toBe('31.12346, -110\n32, -110.5');
    expect(withoutLastCorner(two)).toBe('31.12346, -110');
    expect(withoutLastCorner(withoutLastCorner(two))).toBe('');
    expect(drawn(two)).toEqual([
      [
        [-110, 31.12346],
        [-110.5, 32],
      ],
    ]);
  });

  it('of a file is the plainest that says the same', () => {
    const ring = [
      [-111, 31, 900],
      [-110, 31, 900],
      [-110, 32, 900],
      [-111, 31, 900],
    ];
    const polygon = { type: 'Polygon', coordinates: [ring] };
    const feature = { type: 'Feature', properties: {}, geometry: polygon };
    expect(shapeOfFile(JSON.stringify(feature))).toEqual({ shape: '31, -111\n31, -110\n32, -110' });
    const two = shapeOfFile(JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] }));
    expect('shape' in two && JSON.parse(two.shape)).toMatchObject({ type: 'MultiPolygon' });
    expect('shape' in two && drawn(two.shape)).toHaveLength(2);
    expect(shapeOfFile('no')).toEqual({ fault: 'notJson' });
    expect(shapeOfFile('{"type":"Point","coordinates":[1,2]}')).toEqual({ fault: 'noPolygon' });
    expect(shapeOfFile('[1]')).toEqual({ fault: 'noPolygon' });
  });
});

describe('names', () => {
  it('of files are made of the title', () => {
    expect(nameOf('Muertes en el sector Tucson: 2015–2020, ¡año!')).toBe(
      'muertes-en-el-sector-tucson-2015-2020-ano',
    );
    expect(nameOf('x'.repeat(80))).toHaveLength(60);
    expect(isName(nameOf('a'.repeat(59) + ' b'))).toBe(true);
    expect(nameOf('北')).toBe('');
    expect([isName('tucson-2'), isName('-2'), isName('Tucson'), isName('')]).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it('of stretches become segments for the filter', () => {
    expect(filterRegions(['county:04019', 'km:500-650', 'segment:550'])).toEqual([
      'county:04019',
      'segment:500',
      'segment:550',
      'segment:600',
    ]);
    expect(stretchOf('km:0-3170')).toEqual({ from: 0, to: 3170 });
    expect(stretchOf('segment:550')).toBeNull();
  });

  it('of incidents are found in whatever address they stand', () => {
    const id = '0190aaaa-0000-7000-8000-000000000001';
    for (const text of [
      id,
      `https://x.org/incidents/${id}?lang=es`,
      `/?incident=${id.toUpperCase()}&at=1/2/3`,
    ])
      expect(incidentIn(text)).toBe(id);
    expect(incidentIn('https://x.org/incidents/')).toBeNull();
  });

  it('of days are those of the place', () => expect(today(new Date(2026, 0, 5, 23))).toBe('2026-01-05'));
});

describe('a list', () => {
  it('is moved by one, and not beyond its ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
    expect(moved(['a'], 4, 1)).toEqual(['a']);
  });
});

describe('what a tab kept', () => {
  it('comes back, and is nothing where it is none', () => {
    const kept = { name: 'n', form: form({ title: 'T', regions: ['county:04019'] }) };
    expect(parseKept(JSON.stringify(kept))).toEqual(kept);
    for (const text of [null, '', '{', '{}', '[]', '{"name":"n"}', '{"name":"n","form":{"area":3}}'])
      expect(parseKept(text)?.form.title ?? '', String(text)).toBe('');
  });
});
