// The sum that every receipt must show: rows read = accepted + updated + unchanged + duplicate + rejected.
import type { Tally } from '../wire';

export const TERMS = ['accepted', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;
export type Term = (typeof TERMS)[number];

export interface Equation {
  read: number;
  terms: { term: Term; n: number }[];
  /** False would be a fault of the service, and is shown as one. */
  adds: boolean;
}

export function equation(tally: Tally): Equation {
  const terms = TERMS.map((term) => ({ term, n: tally[term] }));
  const sum = terms.reduce((total, { n }) => total + n, 0);
  return { read: tally.rows_read, terms, adds: sum === tally.rows_read };
}

/** Rows that confirming would write. */
export function toStore(tally: Tally): number {
  return tally.accepted + tally.updated;
}

/** The equation's numbers under the names that its sentence uses. */
export function spokenValues(tally: Tally): Record<Term | 'read', number> {
  const { accepted, updated, unchanged, duplicate, rejected } = tally;
  return { read: tally.rows_read, accepted, updated, unchanged, duplicate, rejected };
}
