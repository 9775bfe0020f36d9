// Problems by kind, the gravest first, and a receipt's remarks put into that form.
import type { ProblemGroup, Receipt, Severity } from '../wire';

const ORDER: readonly Severity[] = ['reject', 'repair', 'warning'];
export const ROWS_SHOWN = 20;

/** By severity, then by number of rows. */
export function sorted(groups: readonly ProblemGroup[]): ProblemGroup[] {
  return [...groups].sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      b.count - a.count ||
      a.code.localeCompare(b.code),
  );
}

/** The remarks of a receipt, grouped. Counts are the receipt's own, which include remarks it does not list. */
export function groupsOf(receipt: Receipt): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const { code, severity, message, line, column, value } of receipt.rows) {
    const group = groups.get(code) ?? {
      code,
      severity,
      message,
      count: receipt.notes[code] ?? 0,
      rows: [],
    };
    groups.set(code, group);
    group.rows.push({ line, column, value, message });
  }
  return sorted([...groups.values()]);
}

/** The first `shown` rows, and how many more the server listed, and how many it counted beyond its list. */
export function page<Row>(
  group: { count: number; rows: readonly Row[] },
  shown: number,
): { rows: readonly Row[]; more: number; unlisted: number } {
  const rows = group.rows.slice(0, shown);
  return {
    rows,
    more: group.rows.length - rows.length,
    unlisted: Math.max(0, group.count - group.rows.length),
  };
}
