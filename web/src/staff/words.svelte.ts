// What a record's values are called, in the page's language.
import { dateInWords } from '../format/date';
import { currentLang, t, word } from '../i18n/words.svelte';
import { reference } from '../state/reference.svelte';
import type { FieldShape } from './logic/fields';
import type { Place } from './wire';

/** Where a record is, shortly. */
export function placeWords(place: Place): string {
  if (place.kind === 'point') return `${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}`;
  return reference.regionName(`${place.kind}:${place.code}`);
}

/** What a field is called. */
export function fieldName(name: string): string {
  return word('upload.field', name);
}

/** A value as a person says it; blank is said, not left out. */
export function valueWords(field: Pick<FieldShape, 'name' | 'list' | 'codes'>, value: string): string {
  if (value === '') return t('detail.unknown');
  const { name, list } = field;
  // A region that is written as its code is called by its name, with the code beside it.
  if (name === 'county' && /^\d{5}$/.test(value))
    return `${reference.regionName(`county:${value}`)} (${value})`;
  if (name === 'state' && /^(US|MX)-[A-Z]{2,3}$/.test(value))
    return `${reference.regionName(`state:${value}`)} (${value})`;
  if (name === 'date') return dateInWords(currentLang(), value);
  if (list === 'actors')
    return value
      .split(';')
      .map((code) => reference.label('actors', code.trim()))
      .join(', ');
  if (list) return reference.label(list, value);
  if (field.codes) return word(`upload.code.${name}`, value);
  return value;
}
