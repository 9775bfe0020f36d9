// The arithmetic of the timeline: months as whole numbers, periods as two of them, and how keys and pointers move their ends.
// Nothing here knows of the page; the filter's own words (`2019`, `2019-05`) go in and come out.
import type { Filter } from '../state/filter';
import { withValue } from '../state/filter';

/** The width of a bar. */
export type Unit = 'month' | 'year';
export type Edge = 'start' | 'end';

/** Months, counted from the year 0 (`year * 12 + month - 1`), both included. */
export interface Span {
  start: number;
  end: number;
}

export interface Bin {
  date: string;
  incidents: number;
}

const DATE = /^(\d{4})(?:-(\d{2}))?/;
export const YEAR = 12;
/** Pixels that a bar needs to be told from its neighbour; below this, bars are of years. */
const NARROWEST_BAR = 2.5;

/** The month that a date begins in, or ends in; `null` for what is no date. */
export function monthOf(date: string | null | undefined, edge: Edge): number | null {
  const [, year, month] = DATE.exec(date ?? '') ?? [];
  if (!year) return null;
  if (month && (Number(month) < 1 || Number(month) > YEAR)) return null;
  const within = month ? Number(month) - 1 : edge === 'start' ? 0 : YEAR - 1;
  return Number(year) * YEAR + within;
}

/** All months of the dataset; `null` while it is empty or not known. */
export function axisOf(first: string | null | undefined, last: string | null | undefined): Span | null {
  const start = monthOf(first, 'start');
  const end = monthOf(last, 'end');
  return start !== null && end !== null && start <= end ? { start, end } : null;
}

export function lengthOf({ start, end }: Span): number {
  return end - start + 1;
}

export function sameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

/** The part of the axis that a filter's period takes; all of it without one. */
export function spanOf(filter: Filter, axis: Span): Span {
  const start = clamp(monthOf(filter.from, 'start') ?? axis.start, axis);
  const end = clamp(monthOf(filter.to, 'end') ?? axis.end, axis);
  return { start, end: Math.max(start, end) };
}

/**
 * The filter with that period. An end at the end of the axis is left open, and a whole year is written as one, so that the address says
 * what a person would.
 */
export function withSpan(filter: Filter, span: Span, axis: Span): Filter {
  const from = span.start <= axis.start ? '' : dateOf(span.start, 'start');
  const to = span.end >= axis.end ? '' : dateOf(span.end, 'end');
  return withValue(withValue(filter, 'from', from), 'to', to);
}

function dateOf(month: number, edge: Edge): string {
  const isWhole = month % YEAR === (edge === 'start' ? 0 : YEAR - 1);
  return isWhole ? String(Math.floor(month / YEAR)).padStart(4, '0') : monthText(month);
}

/** `2019-05`. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / YEAR)).padStart(4, '0')}-${String((month % YEAR) + 1).padStart(2, '0')}`;
}

/** Bars of months where there is room for them, else of years. */
export function unitFor(axis: Span, width: number): Unit {
  return width / lengthOf(axis) >= NARROWEST_BAR ? 'month' : 'year';
}

/** The months of the bar that holds a month, within the axis. */
export function barAt(month: number, unit: Unit, axis: Span): Span {
  if (unit === 'month') return { start: clamp(month, axis), end: clamp(month, axis) };
  const january = Math.floor(month / YEAR) * YEAR;
  return { start: clamp(january, axis), end: clamp(january + YEAR - 1, axis) };
}

/** The period with one end moved by whole bars. The ends never pass each other nor leave the axis. */
export function step(span: Span, edge: Edge, bars: number, unit: Unit, axis: Span): Span {
  if (unit === 'month') return moveTo(span, edge, span[edge] + bars, axis);
  // An end inside a year goes first to the year's own end in that direction.
  const first = edge === 'start' ? span.start : span.end + 1;
  const year = bars > 0 ? Math.floor(first / YEAR) : Math.ceil(first / YEAR);
  const boundary = (year + bars) * YEAR;
  return moveTo(span, edge, edge === 'start' ? boundary : boundary - 1, axis);
}

/** The period with one end at a month. */
export function moveTo(span: Span, edge: Edge, month: number, axis: Span): Span {
  const to = clamp(month, axis);
  return edge === 'start'
    ? { start: Math.min(to, span.end), end: span.end }
    : { start: span.start, end: Math.max(to, span.start) };
}

/** The whole period moved along, as long as before, no further than the axis goes. */
export function shift(span: Span, months: number, axis: Span): Span {
  const by = Math.min(Math.max(months, axis.start - span.start), axis.end - span.end);
  return { start: span.start + by, end: span.end + by };
}

/** What a key does to one end, or `null` for a key that is none of ours. */
export function keyed(key: string, span: Span, edge: Edge, unit: Unit, axis: Span): Span | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step(span, edge, 1, unit, axis);
    case 'ArrowLeft':
    case 'ArrowDown':
      return step(span, edge, -1, unit, axis);
    case 'PageUp':
      return moveTo(span, edge, span[edge] + YEAR, axis);
    case 'PageDown':
      return moveTo(span, edge, span[edge] - YEAR, axis);
    case 'Home':
      return moveTo(span, edge, edge === 'start' ? axis.start : span.start, axis);
    case 'End':
      return moveTo(span, edge, edge === 'start' ? span.end : axis.end, axis);
    default:
      return null;
  }
}

/** The counts as bars from the left to the right of the axis, each with the months that it covers. */
export function barsOf(bins: readonly Bin[], unit: Unit, axis: Span): { span: Span; incidents: number }[] {
  const counts = new Map(bins.map(({ date, incidents }) => [monthOf(date, 'start'), incidents]));
  const bars = [];
  const first = unit === 'year' ? Math.floor(axis.start / YEAR) * YEAR : axis.start;
  for (let month = first; month <= axis.end; month += unit === 'year' ? YEAR : 1) {
    const span = barAt(month, unit, axis);
    bars.push({ span, incidents: counts.get(month) ?? 0 });
  }
  return bars;
}

/** Years to write under the axis: about as many as there is room for, at round distances. */
export function ticks(axis: Span, width: number): { year: number; at: number }[] {
  const years = lengthOf(axis) / YEAR;
  const distance = [1, 2, 5, 10, 20, 50, 100].find((each) => (width / years) * each >= 48) ?? 100;
  const found = [];
  for (
    let year = Math.ceil(axis.start / YEAR / distance) * distance;
    year * YEAR <= axis.end;
    year += distance
  ) {
    found.push({ year, at: shareOf(year * YEAR, axis) });
  }
  return found;
}

/** Where a month begins, as a share of the axis. */
export function shareOf(month: number, axis: Span): number {
  return (month - axis.start) / lengthOf(axis);
}

/**
 * The next period when time is played, a year or its own length on, whichever is less; `null` at the end. What begins in the
 * axis is shown, though it may end outside of it.
 */
export function playedOn(span: Span, length: number, axis: Span): Span | null {
  // Counted from the end: the first period may be cut off where the axis begins.
  const start = span.end + 1 - length + Math.min(length, YEAR);
  if (span.end >= axis.end || start > axis.end) return null;
  return { start, end: Math.min(start + length - 1, axis.end) };
}

/** Where playing begins: where the visitor is; after the end, or with all of time, at the first year. */
export function playFrom(span: Span, axis: Span): { span: Span; length: number } {
  const all = sameSpan(span, axis);
  const length = all ? YEAR : lengthOf(span);
  if (!all && span.end < axis.end) return { span, length };
  const start = all ? Math.floor(axis.start / YEAR) * YEAR : axis.start;
  return { span: { start: axis.start, end: Math.min(start + length - 1, axis.end) }, length };
}

function clamp(month: number, { start, end }: Span): number {
  return Math.min(Math.max(month, start), end);
}
