// Partial dates as the server understands them (`crates/core/src/date.rs`): a day, a month, a year, or an interval of two of them.

/** First and last day that a date may mean, as `2023-05-14`: texts of this form compare as the days do. */
export function daysOf(date: string): [first: string, last: string] {
  const [from = '', to = from] = date.split('/');
  return [firstDay(from), lastDay(to)];
}

/** The month or the year that holds the whole date, or `null` if none does. */
export function binOf(date: string, unit: 'month' | 'year'): string | null {
  const [first, last] = daysOf(date);
  const length = unit === 'month' ? 7 : 4;
  return first.slice(0, length) === last.slice(0, length) ? first.slice(0, length) : null;
}

/** All bins from one to another, both included. */
export function binsBetween(first: string, last: string, unit: 'month' | 'year'): string[] {
  const number = (bin: string) =>
    unit === 'year' ? Number(bin) : Number(bin.slice(0, 4)) * 12 + Number(bin.slice(5)) - 1;
  const label = (n: number) =>
    unit === 'year' ? pad(n, 4) : `${pad(Math.floor(n / 12), 4)}-${pad((n % 12) + 1, 2)}`;
  const from = number(first);
  return Array.from({ length: number(last) - from + 1 }, (_, i) => label(from + i));
}

function firstDay(date: string): string {
  return date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`;
}

function lastDay(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  // Day 0 of the next month is the last one of this.
  const days = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return `${date}-${pad(days, 2)}`;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
