// What a documenter changed of the reading. A correction that only repeats what was detected is none, so that the server keeps
// deciding everything that nobody decided.
import type { ColumnChoice, ColumnView, Corrections, Preview } from '../wire';

/** Fields that only one column of a file can be. */
const MANY = new Set(['private_notes', 'description']);

/** Sets or clears (`undefined`) one of the simple corrections. */
export function corrected<K extends keyof Corrections>(
  corrections: Corrections,
  key: K,
  value: Corrections[K] | undefined,
): Corrections {
  const { [key]: _before, ...rest } = corrections;
  return value === undefined ? (rest as Corrections) : { ...rest, [key]: value };
}

/** Maps a column. Another column that was this field is then left out: two columns cannot both be the date. */
export function mapped(
  corrections: Corrections,
  columns: readonly ColumnView[],
  column: number,
  field: string | null,
): Corrections {
  const choices = new Map(
    (corrections.columns ?? chosen(columns)).map(({ column: at, field: is }) => [at, is]),
  );
  if (field !== null && !MANY.has(field)) {
    for (const other of columns) {
      if (other.column !== column && fieldOf(corrections, other) === field) choices.set(other.column, null);
    }
  }
  choices.set(column, field);
  const list = [...choices].sort(([a], [b]) => a - b);
  // What was said of all rows gives way to a column that says it row by row.
  const { constants, ...rest } = corrections;
  const kept = field === 'category' || !constants ? rest : { ...rest, constants };
  return { ...kept, columns: list.map(([index, name]) => ({ column: index, field: name })) };
}

/** What was chosen for a file like this the last time: saying anything about columns replaces all of it, so it is said again. */
function chosen(columns: readonly ColumnView[]): ColumnChoice[] {
  return columns
    .filter(({ basis, left_out }) => basis === 'chosen' || left_out === 'chosen')
    .map(({ column, field }) => ({ column, field }));
}

/** Which field a column is, with the corrections made. */
export function fieldOf(corrections: Corrections, view: ColumnView): string | null {
  const choice = corrections.columns?.find(({ column }) => column === view.column);
  return choice ? choice.field : view.field;
}

/** A new sheet or delimiter means other columns: what was said about the old ones no longer fits. */
export function withOtherColumns(corrections: Corrections): Corrections {
  const { columns: _columns, constants: _constants, ...rest } = corrections;
  return rest;
}

/** How many things were corrected. */
export function countOf(corrections: Corrections): number {
  const { columns, constants, ...rest } = corrections;
  return Object.keys(rest).length + (columns?.length ?? 0) + (constants?.category ? 1 : 0);
}

/** What stands between a preview and its confirmation. */
export type Blocker = 'refused' | 'asks' | 'nothing' | null;

export function blocker(preview: Preview): Blocker {
  // A file whose columns are not known yet is refused *and* asks; answering comes first.
  if (preview.asks.length > 0) return 'asks';
  if (preview.refusal || !preview.receipt) return 'refused';
  const { accepted, updated } = preview.receipt;
  return accepted + updated === 0 ? 'nothing' : null;
}
