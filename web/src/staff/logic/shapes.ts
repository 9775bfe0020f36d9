// Every field by its name, the decisions among them.
import type { FieldShape } from './fields';
import { CONSENTS, SECTIONS, VISIBILITIES } from './fields';

const ALL: FieldShape[] = [
  ...SECTIONS.flatMap(({ fields }) => [...fields] as FieldShape[]),
  { name: 'consent', kind: 'codes', codes: CONSENTS },
  { name: 'visibility', kind: 'codes', codes: VISIBILITIES },
  { name: 'verification', kind: 'list', list: 'verification' },
];

export const FIELDS: ReadonlyMap<string, FieldShape> = new Map(ALL.map((field) => [field.name, field]));
