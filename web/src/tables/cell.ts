// What a cell of a released table shows: a number, or a sign and the words that say what the sign means.
import type { Key } from '../i18n/translate';
import type { ReleasedTable } from '../api/types';

type Row = ReleasedTable['rows'][number];

export type Shown = { n: number } | { sign: string; words: Key };

/** `<5` is from 1 to 4; what is withheld besides is 5 or more (`spotlight_core::release::Cell`). */
export function shown({ incidents, said }: Pick<Row, 'incidents' | 'said'>): Shown {
  if (incidents !== null) return { n: incidents };
  if (said === 'withheld') return { sign: '≥5', words: 'tables.atLeast' };
  return { sign: said, words: 'tables.few' };
}

const AGES = ['child', 'adult', 'older'];

/** Ages in the order of life, everything else as the reader's alphabet has it; what is not known comes last. */
export function ordered(rows: readonly Row[], name: (code: string) => string, locale: string): Row[] {
  const rank = ({ code }: Row) => (code === 'unknown' ? AGES.length : AGES.indexOf(code));
  const collator = new Intl.Collator(locale);
  return [...rows].sort((a, b) => rank(a) - rank(b) || collator.compare(name(a.code), name(b.code)));
}
