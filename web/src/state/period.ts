// The two ends of a period as a year and perhaps a month, which is what the form offers; a day given in the address is
// kept until the visitor chooses another year or month.

export interface PeriodEnd {
  /** Empty for an open end. */
  year: string;
  /** `01` to `12`, or empty for the whole year. */
  month: string;
}

export function parsePeriodEnd(date: string | undefined): PeriodEnd {
  const [, year = '', month = ''] = /^(\d{4})(?:-(\d{2}))?/.exec(date ?? '') ?? [];
  return { year, month };
}

/** `2023-05`, `2023`, or the empty string for an open end. */
export function formatPeriodEnd({ year, month }: PeriodEnd): string {
  return year && month ? `${year}-${month}` : year;
}

/** Every year from the first to the last date of the dataset, and those already chosen, oldest first. */
export function yearsBetween(dates: (string | null | undefined)[]): string[] {
  const known = dates.map((date) => Number(date?.slice(0, 4))).filter((year) => year > 0);
  if (known.length === 0) return [];
  const first = Math.min(...known);
  return Array.from({ length: Math.max(...known) - first + 1 }, (_, i) => String(first + i));
}
