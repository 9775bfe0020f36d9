// What the server said about one incident, put to the fields of the form that it is about.
import type { Receipt, Remark } from '../wire';

/** Columns that are one field of the form. */
const SAME: Record<string, string> = { lat: 'coordinates', lon: 'coordinates', year: 'date', month: 'date' };

/** Remarks by the field of the form; those about the incident as a whole under the empty name. */
export function byField(
  receipt: Receipt | null | undefined,
  known: ReadonlySet<string>,
): Map<string, Remark[]> {
  const fields = new Map<string, Remark[]>();
  for (const remark of receipt?.rows ?? []) {
    const name = SAME[remark.column] ?? remark.column;
    const field = known.has(name) ? name : (ABOUT[remark.code] ?? '');
    fields.set(field, [...(fields.get(field) ?? []), remark]);
  }
  return fields;
}

/** A blank field has no column to be named: its code says which it is. */
const ABOUT: Record<string, string> = {
  no_category: 'category',
  undecided_category: 'category',
  no_date: 'date',
  no_place: 'coordinates',
  no_source: 'source',
};

/** The reasons for which it would not be taken. */
export function rejects(fields: ReadonlyMap<string, readonly Remark[]>): [field: string, remark: Remark][] {
  return [...fields].flatMap(([field, remarks]) =>
    remarks
      .filter(({ severity }) => severity === 'reject')
      .map((remark) => [field, remark] as [string, Remark]),
  );
}
