// One incident as a documenter fills it in, and as the server is asked about it: cells by the name of the field, exactly as in a file.
export type DatePrecision = 'day' | 'month' | 'year' | 'interval';

export interface PartialDay {
  year: string;
  month: string;
  day: string;
}

export interface Draft {
  precision: DatePrecision;
  from: PartialDay;
  to: PartialDay;
  actors: string[];
  /** Every other field, as typed. */
  cells: Record<string, string>;
}

export const COUNTS = ['dead', 'missing', 'injured', 'survivors', 'women', 'men', 'children'] as const;

export function emptyDraft(): Draft {
  const blank = () => ({ year: '', month: '', day: '' });
  return { precision: 'day', from: blank(), to: blank(), actors: [], cells: {} };
}

export function isEmpty(draft: Draft): boolean {
  const dates = [draft.from, draft.to].flatMap(({ year, month, day }) => [year, month, day]);
  return draft.actors.length === 0 && [...dates, ...Object.values(draft.cells)].every((text) => !text.trim());
}

/** The date as partial as it was given: `2023-05-14`, `2023-05`, `2023`, `from/to`. What does not fit is left for the server to refuse. */
export function dateOf({ precision, from, to }: Draft): string {
  if (precision !== 'interval') return partial(from, precision);
  const [first, last] = [partial(from, 'day'), partial(to, 'day')];
  return first || last ? `${first}/${last}` : '';
}

function partial({ year, month, day }: PartialDay, upTo: Exclude<DatePrecision, 'interval'>): string {
  const parts = [year.trim()];
  if (upTo !== 'year') parts.push(month.trim().padStart(month.trim() ? 2 : 0, '0'));
  if (upTo === 'day') parts.push(day.trim().padStart(day.trim() ? 2 : 0, '0'));
  if (parts.every((part) => part === '')) return '';
  // A day without its month says nothing; a year alone, or year and month, says what it says.
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts.join('-');
}

/** What is missing of the precision that was chosen, so that nobody says "day" and sends a month. */
export function missingPart(draft: Draft): 'year' | 'month' | 'day' | 'to' | null {
  const { precision, from, to } = draft;
  if (!from.year.trim()) return 'year';
  if (precision === 'interval') return to.year.trim() ? null : 'to';
  if (precision !== 'year' && !from.month.trim()) return 'month';
  return precision === 'day' && !from.day.trim() ? 'day' : null;
}

/** The body's `fields`: only what was filled in, since a blank is "not known". */
export function fieldsOf(draft: Draft): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, text] of Object.entries(draft.cells)) {
    if (text.trim()) fields[name] = text.trim();
  }
  const date = dateOf(draft);
  if (date) fields['date'] = date;
  if (draft.actors.length > 0) fields['actors'] = draft.actors.join(';');
  return fields;
}

/** Reads a stored draft; anything that is not one is an empty draft. */
export function parseDraft(text: string | null): Draft {
  try {
    const { precision, from, to, actors, cells } = JSON.parse(text ?? '') as Draft;
    const known = ['day', 'month', 'year', 'interval'].includes(precision);
    const days = [from, to].every((d) => [d.year, d.month, d.day].every((part) => typeof part === 'string'));
    const words = Array.isArray(actors) && Object.values(cells).every((cell) => typeof cell === 'string');
    return known && days && words ? { precision, from, to, actors, cells } : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

// Both with a decimal point: `31,65` is one number with a decimal comma just as well.
const DECIMAL_PAIR = /^\s*([+-]?\d{1,2}\.\d+)\s*[,;\s]\s*([+-]?\d{1,3}\.\d+)\s*$/;

/** Latitude and longitude where they are plainly typed, to draw the pin; every other form is read by the server. */
export function plainPair(text: string): { lat: number; lon: number } | null {
  const [, lat, lon] = DECIMAL_PAIR.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return null;
  const pair = { lat: Number(lat), lon: Number(lon) };
  return Math.abs(pair.lat) <= 90 && Math.abs(pair.lon) <= 180 ? pair : null;
}

/** Five decimals, about a metre. */
export function pairText({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}
