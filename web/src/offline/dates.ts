// Partial dates as the server understands them (`crates/core/src/date.rs`): a day, a month, a year, or an interval of two of them.
import { monthOf, monthText, YEAR } from '../timeline/axis';

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
  const step = unit === 'year' ? YEAR : 1;
  const [from, to] = [monthOf(first, 'start') ?? 0, monthOf(last, 'start') ?? 0];
  return Array.from({ length: (to - from) / step + 1 }, (_, i) =>
    monthText(from + i * step).slice(0, first.length),
  );
}

function firstDay(date: string): string {
  return date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`;
}

function lastDay(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  // Day 0 of the next month is the last one of this.
  const days = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return `${date}-${days}`;
}
