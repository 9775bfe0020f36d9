// The fields of the form beside date, place and actors, by section: the names are those of a file's columns.
export interface TextField {
  name: string;
  kind: 'text' | 'words' | 'url' | 'number';
}

export interface ChoiceField {
  name: string;
  /** A list of the taxonomy, or codes whose words are in the catalogue. */
  list?: 'source_types' | 'verification' | 'date_kinds';
  codes?: readonly string[];
}

export const AFFECTED: readonly (TextField | ChoiceField)[] = [
  { name: 'cause_of_death', kind: 'text' },
  { name: 'identified', codes: ['yes', 'no'] },
  { name: 'nationality', kind: 'text' },
  { name: 'age_group', codes: ['child', 'adult', 'older'] },
  { name: 'gender', codes: ['woman', 'man', 'nonbinary'] },
];

export const WORDS: readonly (TextField | ChoiceField)[] = [
  { name: 'title', kind: 'text' },
  { name: 'description', kind: 'words' },
  { name: 'lang', codes: ['es', 'en'] },
];

/** For staff alone: it leaves no page that needs no account. */
export const PRIVATE: TextField = { name: 'private_notes', kind: 'words' };

export const SOURCE: readonly (TextField | ChoiceField)[] = [
  { name: 'source_type', list: 'source_types' },
  { name: 'source', kind: 'text' },
  { name: 'source_url', kind: 'url' },
  { name: 'source_quality', codes: ['1', '2', '3', '4', '5'] },
  { name: 'external_id', kind: 'text' },
];

export const PROPOSALS: readonly ChoiceField[] = [
  { name: 'consent', codes: ['none', 'internal', 'public', 'public_exact', 'public_record'] },
  { name: 'visibility', codes: ['private', 'area', 'exact'] },
  { name: 'verification', list: 'verification' },
];

export function isChoice(field: TextField | ChoiceField): field is ChoiceField {
  return !('kind' in field);
}

/** Every field that the form can show a remark at. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...['category', 'date', 'date_kind', 'coordinates', 'county', 'state', 'place', 'location_uncertainty_m'],
  ...['dead', 'missing', 'injured', 'survivors', 'women', 'men', 'children', 'actors'],
  ...[...AFFECTED, ...WORDS, PRIVATE, ...SOURCE, ...PROPOSALS].map(({ name }) => name),
]);
