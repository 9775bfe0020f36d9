// The filter: the server's own parameters, by the server's own names, in one fixed order. The page never interprets a
// value that it did not make: what the server does not know, the server says.

export const FILTER_PARAMS = [
  'category',
  'actor',
  'from',
  'to',
  'region',
  'bbox',
  'verification',
  'fatal',
  'source',
  'q',
] as const;
export type FilterParam = (typeof FILTER_PARAMS)[number];

/** Parameters that hold comma-separated values, any of which may match. */
export type ListParam = 'category' | 'actor' | 'region' | 'verification' | 'source';
const LIST_PARAMS: ReadonlySet<FilterParam> = new Set<ListParam>([
  'category',
  'actor',
  'region',
  'verification',
  'source',
]);

/** Only set parameters are present; a value is never empty. */
export type Filter = Readonly<Partial<Record<FilterParam, string>>>;

/** Reads the filter out of a query string; repeated list parameters are joined, blank ones dropped. */
export function parseFilter(query: URLSearchParams): Filter {
  const filter: Partial<Record<FilterParam, string>> = {};
  for (const name of FILTER_PARAMS) {
    const given = query.getAll(name);
    const value = isList(name) ? joined(given.flatMap((part) => part.split(','))) : given.at(-1)?.trim();
    if (value) filter[name] = value;
  }
  return filter;
}

/** The filter as name-value pairs in the fixed order, so that equal filters give equal URLs. */
export function filterPairs(filter: Filter): [string, string][] {
  return FILTER_PARAMS.flatMap((name): [string, string][] => {
    const value = filter[name];
    return value ? [[name, value]] : [];
  });
}

export function values(filter: Filter, name: ListParam): string[] {
  return filter[name]?.split(',') ?? [];
}

/** A copy with one parameter replaced; an empty value removes it. */
export function withValue(filter: Filter, name: FilterParam, value: string): Filter {
  const { [name]: _, ...rest } = filter;
  return value ? { ...rest, [name]: value } : rest;
}

/** A copy with one value of a list parameter added, or removed if it was there. */
export function toggled(filter: Filter, name: ListParam, value: string): Filter {
  const before = values(filter, name);
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return withValue(filter, name, joined(after));
}

export function isEmpty(filter: Filter): boolean {
  return filterPairs(filter).length === 0;
}

export function isList(name: FilterParam): name is ListParam {
  return LIST_PARAMS.has(name);
}

function joined(parts: string[]): string {
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))].join(',');
}
