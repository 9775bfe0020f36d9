// Months in, months out: the brush can be asked without a browser.
import { describe, expect, it } from 'vitest';
import {
  axisOf,
  barsOf,
  keyed,
  lengthOf,
  playedOn,
  playFrom,
  sameSpan,
  shift,
  spanOf,
  step,
  ticks,
  unitFor,
  withSpan,
  type Span,
} from '../src/timeline/axis';

const axis = axisOf('2003-05-20', '2024-03-02') as Span;
const span = (from: string, to: string) => spanOf({ from, to }, axis);

describe('the axis', () => {
  it('goes over every month that the dataset touches', () => {
    expect(lengthOf(axis)).toBe(251);
    expect(axisOf('2003', '2003')).toEqual({ start: 2003 * 12, end: 2003 * 12 + 11 });
    expect(axisOf(null, '2003')).toBeNull();
    expect(axisOf('2004', '2003')).toBeNull();
  });

  it('has bars of years where months would be too narrow to see', () => {
    expect(unitFor(axis, 900)).toBe('month');
    expect(unitFor(axis, 340)).toBe('year');
  });

  it('is marked with years that lie on it and do not crowd', () => {
    for (const width of [300, 700, 1400]) {
      const found = ticks(axis, width);
      expect(found.length).toBeGreaterThan(1);
      expect(found.every(({ at }) => at >= 0 && at < 1)).toBe(true);
      const gaps = found.slice(1).map(({ at }, i) => (at - (found[i]?.at ?? 0)) * width);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(48);
    }
  });
});

describe('a period', () => {
  it('comes back from the filter as it went in', () => {
    for (const [from, to] of [
      ['2010', '2010'],
      ['2010-02', '2019-11'],
      ['', '2012'],
      ['2012-07', ''],
      ['', ''],
    ] as const) {
      const filter = { category: 'death', ...(from && { from }), ...(to && { to }) };
      expect(withSpan(filter, spanOf(filter, axis), axis)).toEqual(filter);
    }
  });

  it('is clamped to the data, keeps its order and ignores what is no date', () => {
    expect(spanOf({ from: '1990', to: '2030' }, axis)).toEqual(axis);
    expect(spanOf({ from: 'nonsense', to: '2010-13' }, axis)).toEqual(axis);
    const reversed = spanOf({ from: '2012', to: '2010' }, axis);
    expect(reversed.start).toBeLessThanOrEqual(reversed.end);
  });

  it('that covers all of the data is no filter at all', () => {
    expect(withSpan({ from: '2010', to: '2011' }, axis, axis)).toEqual({});
  });
});

describe('the bars', () => {
  const bins = [
    { date: '2003-05', incidents: 2 },
    { date: '2003-06', incidents: 0 },
    { date: '2024-03', incidents: 7 },
  ];

  it('lose no incident and lie end to end', () => {
    const months = barsOf(bins, 'month', axis);
    expect(months.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(9);
    const years = barsOf(
      [
        { date: '2003', incidents: 4 },
        { date: '2024', incidents: 5 },
      ],
      'year',
      axis,
    );
    expect(years.length).toBe(22);
    expect(years.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(9);
    for (const bars of [months, years]) {
      expect(bars[0]?.span.start).toBe(axis.start);
      expect(bars.at(-1)?.span.end).toBe(axis.end);
      for (const [i, bar] of bars.entries())
        if (i > 0) expect(bar.span.start).toBe((bars[i - 1]?.span.end ?? 0) + 1);
    }
  });
});

describe('the keys', () => {
  it('move an end by a month, a year, or to where it can go no further', () => {
    const before = span('2010-03', '2012-08');
    const press = (key: string, edge: 'start' | 'end') => keyed(key, before, edge, 'month', axis);
    expect(press('ArrowRight', 'start')).toEqual(span('2010-04', '2012-08'));
    expect(press('ArrowDown', 'end')).toEqual(span('2010-03', '2012-07'));
    expect(press('PageUp', 'end')).toEqual(span('2010-03', '2013-08'));
    expect(press('PageDown', 'start')).toEqual(span('2009-03', '2012-08'));
    expect(press('Home', 'start')).toEqual(span('', '2012-08'));
    expect(press('End', 'start')).toEqual(span('2012-08', '2012-08'));
    expect(press('Home', 'end')).toEqual(span('2010-03', '2010-03'));
    expect(press('End', 'end')).toEqual(span('2010-03', ''));
    expect(press('Tab', 'end')).toBeNull();
  });

  it('go by whole years where the bars are years, from wherever they are', () => {
    const before = span('2010-03', '2012-08');
    expect(step(before, 'start', 1, 'year', axis)).toEqual(span('2011', '2012-08'));
    expect(step(before, 'start', -1, 'year', axis)).toEqual(span('2010', '2012-08'));
    expect(step(before, 'end', 1, 'year', axis)).toEqual(span('2010-03', '2012-12'));
    expect(step(before, 'end', -1, 'year', axis)).toEqual(span('2010-03', '2011-12'));
    expect(step(span('2010', '2012'), 'end', 1, 'year', axis)).toEqual(span('2010', '2013'));
  });

  it('never turn the period round or leave the data, whatever is pressed', () => {
    const keys = ['ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End'];
    let now = span('2005', '2023');
    for (let i = 0; i < 600; i++) {
      const key = keys[(i * 7 + Math.floor(i / 5)) % keys.length] ?? '';
      now = keyed(key, now, i % 3 ? 'start' : 'end', i % 2 ? 'month' : 'year', axis) ?? now;
      expect(now.start).toBeGreaterThanOrEqual(axis.start);
      expect(now.end).toBeLessThanOrEqual(axis.end);
      expect(now.start).toBeLessThanOrEqual(now.end);
    }
  });

  it('shift a period without changing its length', () => {
    const two = span('2010', '2011');
    expect(shift(two, 12, axis)).toEqual(span('2011', '2012'));
    expect(lengthOf(shift(two, 9999, axis))).toBe(24);
    expect(shift(two, -9999, axis).start).toBe(axis.start);
  });
});

describe('playing', () => {
  it('goes from the first year to the last month, year by year, and stops', () => {
    let { span: now, length } = playFrom(axis, axis);
    expect(now).toEqual(span('', '2003'));
    const seen = [now];
    for (let i = 0; i < 100; i++) {
      const next = playedOn(now, length, axis);
      if (!next) break;
      seen.push((now = next));
    }
    expect(seen.length).toBe(22);
    expect(seen[1]).toEqual(span('2004', '2004'));
    expect(seen.at(-1)).toEqual(span('2024', ''));
  });

  it('goes on from where the visitor is, and begins anew at the end', () => {
    const here = span('2010-03', '2010-05');
    expect(playFrom(here, axis)).toEqual({ span: here, length: 3 });
    const atEnd = span('2023-04', '');
    expect(playFrom(atEnd, axis).span.start).toBe(axis.start);
    expect(sameSpan(playFrom(atEnd, axis).span, atEnd)).toBe(false);
  });
});
