// The fields of a record as a reviewer reads and edits them, by section, under their names in Spotlight's own CSV.
import type { Cells, FullRecord, OwnRecord } from '../wire';

export interface FieldShape {
  name: string;
  kind: 'text' | 'words' | 'number' | 'url' | 'list' | 'codes';
  /** A list of the taxonomy. */
  list?: 'categories' | 'actors' | 'source_types' | 'date_kinds' | 'verification';
  /** Codes whose words are in the catalogue. */
  codes?: readonly string[];
}

const text = (name: string): FieldShape => ({ name, kind: 'text' });
const words = (name: string): FieldShape => ({ name, kind: 'words' });
const count = (name: string): FieldShape => ({ name, kind: 'number' });
const list = (name: string, of: NonNullable<FieldShape['list']>): FieldShape => ({
  name,
  kind: 'list',
  list: of,
});
const codes = (name: string, ...of: string[]): FieldShape => ({ name, kind: 'codes', codes: of });

export const SECTIONS = [
  { section: 'what', fields: [list('category', 'categories'), text('title'), words('description')] },
  { section: 'when', fields: [text('date'), list('date_kind', 'date_kinds')] },
  {
    section: 'where',
    fields: [
      ...[text('lat'), text('lon'), count('location_uncertainty_m')],
      ...[text('place'), text('county'), text('state')],
    ],
  },
  {
    section: 'who',
    fields: [
      ...['dead', 'missing', 'injured', 'survivors', 'women', 'men', 'children'].map(count),
      ...[text('cause_of_death'), codes('identified', 'yes', 'no'), text('nationality')],
      ...[codes('age_group', 'child', 'adult', 'older'), codes('gender', 'woman', 'man', 'nonbinary')],
    ],
  },
  { section: 'actors', fields: [list('actors', 'actors')] },
  {
    section: 'sources',
    fields: [
      ...[list('source_type', 'source_types'), text('source'), { name: 'source_url', kind: 'url' } as const],
      ...[codes('source_quality', '1', '2', '3', '4', '5'), text('source_system'), text('external_id')],
      ...[codes('lang', 'es', 'en')],
    ],
  },
  { section: 'private', fields: [words('private_notes')] },
] as const satisfies readonly { section: string; fields: readonly FieldShape[] }[];

/** What whoever hands a record in proposes, and a reviewer decides. */
export const PROPOSALS = {
  section: 'proposals',
  fields: [
    codes('consent', 'none', 'internal', 'public', 'public_exact', 'public_record'),
    codes('visibility', 'private', 'area', 'exact'),
    list('verification', 'verification'),
  ],
} as const satisfies { section: string; fields: readonly FieldShape[] };

/** One's own record as it is mended: what is proposed stands where it would stand in a file. */
export function mendable({ record, proposed }: Pick<OwnRecord, 'record' | 'proposed'>): Cells {
  const said = PROPOSALS.fields.map(({ name }) => {
    const code = name as keyof typeof proposed;
    return [name, proposed[code] ?? record[name] ?? null] as const;
  });
  return { ...record, ...Object.fromEntries(said) };
}

/** The identity of a record for importing it again: shown, not edited here. */
export const FIXED: ReadonlySet<string> = new Set(['source_system', 'external_id']);

export const CONSENTS = ['none', 'internal', 'public', 'public_exact', 'public_record'] as const;
export const VISIBILITIES = ['private', 'area', 'exact'] as const;
/** The texts that may give a masked place away; each is public only with its own tick. */
export const TICKED = ['title', 'description', 'source', 'source_url'] as const;

export function cell(record: Cells, name: string): string {
  return String(record[name] ?? '');
}

/** What was really changed, as the server is asked for it: blank takes a value away. */
export function changedFields(
  record: Cells,
  edits: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const changed: Record<string, string | null> = {};
  for (const [name, typed] of Object.entries(edits)) {
    const value = typed.trim();
    if (value !== cell(record, name).trim()) changed[name] = value === '' ? null : value;
  }
  return changed;
}

/** What somebody else changed between two states of one record. */
export function differences(before: Cells, after: Cells): { field: string; before: string; after: string }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((field) => ({ field, before: cell(before, field), after: cell(after, field) }))
    .filter((change) => change.before !== change.after);
}

export interface Choices {
  consent: string;
  visibility: string;
  verification: string;
  cleared: string[];
}

/**
 * The decisions to begin with. Of what was decided before and what is proposed now the stricter, as the server takes it: who withdraws
 * consent is heard, and more than was decided has to be chosen.
 */
export function choicesOf({ record, proposed, cleared }: FullRecord): Choices {
  const stricter = (name: 'consent' | 'visibility', codes: readonly string[], careful: string) =>
    codes.find((code) => code === cell(record, name) || code === proposed?.[name]) ?? careful;
  return {
    consent: stricter('consent', CONSENTS, 'none'),
    visibility: stricter('visibility', VISIBILITIES, 'area'),
    verification: cell(record, 'verification') || proposed?.verification || 'unverified',
    cleared: [...cleared],
  };
}

/** What can become of a record that was handed in; what asks for something comes first. */
export const OWN_STATUSES = ['returned', 'in_review', 'published', 'retracted'] as const;

/** Which actions a record of this status allows. */
export function actionsOf(status: string): ('publish' | 'return' | 'retract')[] {
  if (status === 'published') return ['publish', 'retract'];
  if (status === 'in_review') return ['publish', 'return'];
  return ['publish'];
}
