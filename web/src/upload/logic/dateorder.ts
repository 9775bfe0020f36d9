// What the two orders would make of real values of a column: the reader recognises the right one by their own dates.
import type { DateOrder, Preview } from '../wire';

export interface Example {
  value: string;
  /** The ISO day in each order. */
  dmy: string;
  mdy: string;
}

const NUMERIC = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/u;

/** How a value reads in both orders; `null` where it has only one reading, or both are the same day. */
export function readBothWays(value: string, today: Date): Example | null {
  const [, a, b, years] = NUMERIC.exec(value.trim()) ?? [];
  if (!a || !b || !years) return null;
  const year = fullYear(years, today);
  const dmy = isoDay(year, Number(b), Number(a));
  const mdy = isoDay(year, Number(a), Number(b));
  if (!dmy || !mdy || dmy === mdy) return null;
  return { value, dmy, mdy };
}

/** Up to three telling values of the column asked about: its samples, and the rows that could not be decided. */
export function examplesOf(preview: Preview, column: string, today = new Date()): Example[] {
  const samples = preview.columns.find(({ name }) => name === column)?.samples ?? [];
  const undecided = preview.problems
    .filter(({ code }) => code === 'ambiguous_date')
    .flatMap(({ rows }) => rows.filter((row) => row.column === column).map(({ value }) => value));
  const examples: Example[] = [];
  for (const value of [...undecided, ...samples]) {
    const example = readBothWays(value, today);
    if (example && !examples.some((known) => known.value === value)) examples.push(example);
    if (examples.length === 3) break;
  }
  return examples;
}

export function readAs(example: Example, order: DateOrder): string {
  return example[order];
}

/** Two-digit years are never in a year after this one, as on the server. */
function fullYear(digits: string, today: Date): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  const century = Math.floor(today.getFullYear() / 100) * 100;
  return century + year > today.getFullYear() ? century - 100 + year : century + year;
}

function isoDay(year: number, month: number, day: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return null;
  return time.toISOString().slice(0, 10);
}
