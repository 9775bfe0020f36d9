// The orders that the server can give the list in, by its own names.
export const SORTS = ['-date', 'date', '-dead', 'dead', '-updated', 'updated'] as const;
export type Sort = (typeof SORTS)[number];
export type SortField = 'date' | 'dead' | 'updated';
export const NEWEST: Sort = '-date';

export function isSort(text: unknown): text is Sort {
  return SORTS.includes(text as Sort);
}

/** The order after its column's heading is pressed: the greatest first, then the other way round. */
export function sortedBy(field: SortField, now: Sort): Sort {
  return now === `-${field}` ? field : `-${field}`;
}

/** As `aria-sort` says it. */
export function direction(field: SortField, now: Sort): 'ascending' | 'descending' | 'none' {
  return now === field ? 'ascending' : now === `-${field}` ? 'descending' : 'none';
}
