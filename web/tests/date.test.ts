// Dates say what is known of them and no more, in any time zone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateInWords, dateText } from '../src/format/date';

describe.each(['America/Tijuana', 'Pacific/Kiritimati', 'UTC'])('a partial date, seen in %s', (zone) => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    process.env['TZ'] = before;
  });

  it('of a day stays that day', () => {
    expect(dateInWords('en', '2023-05-01')).toBe('May 1, 2023');
    expect(dateInWords('es', '2023-05-01')).toBe('1 de mayo de 2023');
  });

  it('of a month says that the day is missing', () => {
    expect(dateInWords('en', '2023-05')).toBe('May 2023 (day not public or not known)');
    expect(dateInWords('es', '2023-05')).toBe('mayo de 2023 (día no público o no conocido)');
  });

  it('of a year says that month and day are missing', () => {
    expect(dateInWords('en', '2023')).toBe('2023 (month and day not public or not known)');
    expect(dateInWords('es', '2023')).toBe('2023 (mes y día no públicos o no conocidos)');
  });

  it('of an interval keeps both ends as they are', () => {
    expect(dateInWords('en', '2023-05/2023-07-02')).toBe('between May 2023 and July 2, 2023');
    expect(dateInWords('es', '2022/2023')).toBe('entre 2022 y 2023');
  });
});

it('shows what is no date as it is', () => {
  expect(dateText('en', 'sometime')).toBe('sometime');
});
