// The shaded map as rows of a table, and their orders.
import type { Shading } from './shading';

export interface Row {
  code: string;
  name: string;
  figure: number | null;
  word: string | null;
  /** Of rates: what they are made of. */
  incidents: number | null;
  residents: number | null;
}

export type Column = 'name' | 'figure' | 'incidents' | 'residents';
export interface Order {
  column: Column;
  descending: boolean;
}

/** A row of every county and municipio that something is known about. */
export function rowsOf(
  shading: Shading,
  name: (code: string) => string,
  parts: { incidents: ReadonlyMap<string, number>; residents: Readonly<Record<string, number>> } | null,
): Row[] {
  return [...new Set([...shading.figures.keys(), ...shading.words.keys()])].map((code) => ({
    code,
    name: name(code),
    figure: shading.figures.get(code) ?? null,
    word: shading.words.get(code) ?? null,
    incidents: parts ? (parts.incidents.get(code) ?? 0) : null,
    residents: parts ? (parts.residents[code] ?? null) : null,
  }));
}

/** Sorted by a column; equal ones by name, and what is not known last either way. */
export function sorted(rows: readonly Row[], { column, descending }: Order, locale: string): Row[] {
  const byName = new Intl.Collator(locale);
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const names = byName.compare(a.name, b.name);
    if (column === 'name') return sign * names;
    if (column === 'figure' && (a.word ?? b.word) !== null)
      return sign * byName.compare(a.word ?? '', b.word ?? '') || names;
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || names;
    return sign * (one - other) || names;
  });
}

/** The order after a heading was pressed: figures begin with the greatest, names with the first. */
export function pressed(column: Column, before: Order): Order {
  if (before.column === column) return { column, descending: !before.descending };
  return { column, descending: column !== 'name' };
}
