// What the staff pages work out by themselves: the sum, corrections, date orders, problems, addresses, points by state.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byField, rejects } from '../src/upload/logic/answers';
import {
  blocker,
  corrected,
  countOf,
  fieldOf,
  mapped,
  withOtherColumns,
} from '../src/upload/logic/corrections';
import { examplesOf, readBothWays } from '../src/upload/logic/dateorder';
import { equation, spokenValues, toStore } from '../src/upload/logic/equation';
import { groupsOf, page, sorted } from '../src/upload/logic/problems';
import { parseRoute, pathOf } from '../src/upload/logic/route';
import { countByState, shapesOf } from '../src/upload/logic/states';
import type { ColumnView, Preview, ProblemGroup, Receipt, Remark, RowPoint } from '../src/upload/wire';

const TODAY = new Date('2026-05-14T12:00:00Z');
const TALLY = {
  rows_read: 10,
  accepted: 4,
  updated: 1,
  unchanged: 2,
  duplicate: 1,
  rejected: 2,
  repaired: 3,
};
const column = (index: number, field: string | null, more: Partial<ColumnView> = {}): ColumnView => ({
  column: index,
  name: `c${index}`,
  field,
  left_out: field === null ? 'unknown' : null,
  basis: 'header',
  samples: [],
  ...more,
});
const remark = (code: string, line: number, more: Partial<Remark> = {}): Remark => ({
  line,
  column: 'date',
  value: 'x',
  code,
  severity: 'reject',
  message: { en: `${code} ${line}`, es: `${code} ${line}` },
  ...more,
});
const receipt = (rows: Remark[], notes: Record<string, number> = {}): Receipt => ({
  ...TALLY,
  file: 'a.csv',
  sha256: null,
  left_out_columns: [],
  notes,
  rows,
});
const previewOf = (more: Partial<Preview>): Preview => ({
  upload: 'u',
  file: 'a.csv',
  sha256: 's',
  signature: null,
  reading: {
    preset: null,
    encoding: null,
    delimiter: null,
    line_ends: null,
    date_order: null,
    date_order_basis: null,
    sheet: null,
    sheets: [],
  },
  asks: [],
  columns: [],
  fields: [],
  receipt: receipt([]),
  refusal: null,
  problems: [],
  points: [],
  points_total: 0,
  ...more,
});

describe('the equation', () => {
  it('adds up when the receipt does, whatever was repaired', () => {
    expect(equation(TALLY).adds).toBe(true);
    expect(equation(TALLY).terms.map(({ n }) => n)).toEqual([4, 1, 2, 1, 2]);
    expect(spokenValues(TALLY).read).toBe(10);
    expect(toStore(TALLY)).toBe(5);
  });

  it('says so when it does not', () => {
    for (const term of ['accepted', 'updated', 'unchanged', 'duplicate', 'rejected', 'rows_read'] as const) {
      expect(equation({ ...TALLY, [term]: TALLY[term] + 1 }).adds, term).toBe(false);
    }
  });
});

describe('a date in two orders', () => {
  it('has both readings, with the year as on the server', () => {
    expect(readBothWays('05/04/2023', TODAY)).toEqual({
      value: '05/04/2023',
      dmy: '2023-04-05',
      mdy: '2023-05-04',
    });
    expect(readBothWays('5-4-99', TODAY)).toMatchObject({ dmy: '1999-04-05' });
    expect(readBothWays('5.4.26', TODAY)).toMatchObject({ dmy: '2026-04-05' });
    expect(readBothWays('5/4/27', TODAY)).toMatchObject({ dmy: '1927-04-05' });
    expect(readBothWays('03/11/2026 12:00', TODAY)).toMatchObject({ mdy: '2026-03-11' });
  });

  it.each(['25/04/2023', '04/25/2023', '05/05/2023', '2023-04-05', '31/31/2023', '', 'Pima', '05/04/20233'])(
    '%s teaches nothing',
    (value) => expect(readBothWays(value, TODAY)).toBeNull(),
  );

  it('is shown by values of the very column that is asked about', () => {
    const preview = previewOf({
      columns: [
        column(0, 'date', {
          name: 'Fecha',
          samples: ['25/12/2020', '05/04/2023', '06/04/2023', '07/04/2023'],
        }),
        column(1, null, { name: 'Otra', samples: ['01/02/2003'] }),
      ],
      problems: [
        {
          code: 'ambiguous_date',
          severity: 'reject',
          count: 2,
          message: { en: '', es: '' },
          rows: [
            { line: 9, column: 'Fecha', value: '01/02/2020' },
            { line: 9, column: 'Otra', value: '02/03/2020' },
          ],
        },
      ],
    });
    expect(examplesOf(preview, 'Fecha', TODAY).map(({ value }) => value)).toEqual([
      '01/02/2020',
      '05/04/2023',
      '06/04/2023',
    ]);
    expect(examplesOf(preview, 'Nada', TODAY)).toEqual([]);
  });
});

describe('corrections', () => {
  const columns = [column(0, 'date'), column(1, null), column(2, 'lat'), column(3, 'description')];

  it('start empty, count, and go back to what was detected', () => {
    const one = corrected({}, 'encoding', 'windows-1252');
    expect(countOf(one)).toBe(1);
    expect(corrected(one, 'encoding', undefined)).toEqual({});
    expect(countOf(corrected(one, 'constants', { category: 'death' }))).toBe(2);
  });

  it('never make two columns the same single field', () => {
    const moved = mapped({}, columns, 1, 'date');
    expect(moved.columns).toEqual([
      { column: 0, field: null },
      { column: 1, field: 'date' },
    ]);
    expect(columns.map((view) => fieldOf(moved, view))).toEqual([null, 'date', 'lat', 'description']);
  });

  it('let several columns go into the description or the private notes', () => {
    const both = mapped({}, columns, 1, 'description');
    expect(columns.map((view) => fieldOf(both, view))).toEqual(['date', 'description', 'lat', 'description']);
  });

  it('keep what was chosen for a file like this the last time', () => {
    const remembered = [
      column(0, 'date', { basis: 'chosen' }),
      column(1, null, { left_out: 'chosen' }),
      column(2, 'lat'),
    ];
    expect(mapped({}, remembered, 2, 'lon').columns).toEqual([
      { column: 0, field: 'date' },
      { column: 1, field: null },
      { column: 2, field: 'lon' },
    ]);
  });

  it('drops what was said of all rows once a column says it', () => {
    const said = { constants: { category: 'death' } };
    expect(mapped(said, [], 1, 'lat').constants).toEqual({ category: 'death' });
    expect(mapped(said, [], 1, 'category').constants).toBeUndefined();
  });

  it('leave columns out, and forget columns when the file is cut differently', () => {
    const out = mapped(corrected({}, 'delimiter', ';'), columns, 2, null);
    expect(fieldOf(out, columns[2] ?? column(2, 'lat'))).toBeNull();
    expect(withOtherColumns(out)).toEqual({ delimiter: ';' });
  });

  it('say what stands in the way of confirming', () => {
    expect(blocker(previewOf({}))).toBeNull();
    const refusal = { code: 'unknown_columns', message: { en: '', es: '' } };
    expect(blocker(previewOf({ refusal, receipt: null }))).toBe('refused');
    expect(blocker(previewOf({ refusal, receipt: null, asks: [{ what: 'mapping', field: 'date' }] }))).toBe(
      'asks',
    );
    expect(blocker(previewOf({ receipt: { ...receipt([]), accepted: 0, updated: 0 } }))).toBe('nothing');
  });
});

describe('problems', () => {
  const group = (code: string, severity: ProblemGroup['severity'], count: number): ProblemGroup => ({
    code,
    severity,
    count,
    message: { en: code, es: code },
    rows: [],
  });

  it('come with the gravest first, then the most frequent', () => {
    const groups = [
      group('w', 'warning', 900),
      group('r', 'repair', 5),
      group('a', 'reject', 1),
      group('b', 'reject', 2),
    ];
    expect(sorted(groups).map(({ code }) => code)).toEqual(['b', 'a', 'r', 'w']);
  });

  it('of a receipt keep every row and the receipt’s own counts', () => {
    const groups = groupsOf(
      receipt(
        [remark('bad_date', 3), remark('no_source', 4, { severity: 'warning' }), remark('bad_date', 9)],
        {
          bad_date: 7,
          no_source: 1,
        },
      ),
    );
    expect(groups.map(({ code, count, rows }) => [code, count, rows.map(({ line }) => line)])).toEqual([
      ['bad_date', 7, [3, 9]],
      ['no_source', 1, [4]],
    ]);
    expect(page(groups[0] ?? group('', 'reject', 0), 1)).toMatchObject({ more: 1, unlisted: 5 });
  });
});

describe('answers about one incident', () => {
  const known = new Set(['date', 'coordinates', 'category', 'source']);

  it('are put to the field they are about', () => {
    const fields = byField(
      receipt([
        remark('bad_coordinates', 1, { column: 'lat' }),
        remark('no_category', 1, { column: '' }),
        remark('no_source', 1, { column: '', severity: 'warning' }),
        remark('id_repeated', 1, { column: 'whatever' }),
      ]),
      known,
    );
    expect([...fields.keys()]).toEqual(['coordinates', 'category', 'source', '']);
    expect(rejects(fields).map(([field]) => field)).toEqual(['coordinates', 'category', '']);
  });
});

describe('addresses', () => {
  it.each([
    '/upload',
    '/upload/new',
    '/upload/batches/12',
    '/upload/files/3f2b8c1e-1c0a-4e57-9a55-0a1b2c3d4e5f',
  ])('%s is a page, and that page’s address', (path) => expect(pathOf(parseRoute(path))).toBe(path));

  it.each([
    '/upload/batches/0',
    '/upload/batches/x',
    '/upload/files/..',
    '/upload/new/1',
    '/elsewhere',
    '/upload/batches/1/2',
  ])('%s is none', (path) => expect(parseRoute(path).page).toBe('unknown'));
});

describe('points by state', () => {
  const counties = JSON.parse(
    readFileSync(new URL('../../data/basemap/county-areas.geojson', import.meta.url), 'utf8'),
  ) as Parameters<typeof shapesOf>[0];
  const shapes = shapesOf(counties);

  it('are counted where they lie', () => {
    const points: RowPoint[] = [
      [-110.97, 32.22, 'accepted'],
      [-111.5, 32.5, 'updated'],
      [-106.42, 31.85, 'accepted'],
      [-106.42, 31.66, 'accepted'],
      [-110.95, 29.1, 'accepted'],
      [-117.0, 32.5, 'accepted'],
      [-99.13, 19.43, 'accepted'],
    ];
    const counts = countByState(points, shapes);
    expect(Object.fromEntries(counts.map(({ state, n }) => [state, n]))).toEqual({
      'US-AZ': 2,
      'US-TX': 1,
      'MX-CHH': 1,
      'MX-SON': 1,
      'MX-BCN': 1,
      null: 1,
    });
    expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(points.length);
    expect(counts[0]?.state).toBe('US-AZ');
    expect(counts.at(-1)?.state).toBeNull();
  });
});
