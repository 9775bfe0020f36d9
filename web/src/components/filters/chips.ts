// The filters in use, one entry each, with the words for it and the filter that is left without it.
import { dateText } from '../../format/date';
import type { Lang } from '../../i18n/lang';
import { translate } from '../../i18n/translate';
import type { Filter } from '../../state/filter';
import { filterPairs, isList, toggled, withValue } from '../../state/filter';

export interface Chip {
  key: string;
  label: string;
  without: Filter;
}

export interface Names {
  /** The label of a code of one of the taxonomy's lists. */
  label(list: 'categories' | 'actors' | 'verification', code: string): string;
  /** The name of `kind:code`. */
  regionName(key: string): string;
}

export function chipsOf(filter: Filter, lang: Lang, names: Names): Chip[] {
  return filterPairs(filter).flatMap(([param, whole]) => {
    const name = param as keyof Filter;
    if (!isList(name))
      return [{ key: name, label: labelOf(name, whole), without: withValue(filter, name, '') }];
    return whole.split(',').map((value) => ({
      key: `${name}=${value}`,
      label: labelOf(name, value),
      without: toggled(filter, name, value),
    }));
  });

  function labelOf(name: keyof Filter, value: string): string {
    switch (name) {
      case 'category':
        return names.label('categories', value);
      case 'actor':
        return names.label('actors', value);
      case 'verification':
        return names.label('verification', value);
      case 'region':
        return names.regionName(value);
      case 'from':
      case 'to':
        return translate(lang, `chip.${name}`, { date: dateText(lang, value) });
      case 'fatal':
        return translate(lang, value === 'true' ? 'filter.fatalTrue' : 'filter.fatalFalse');
      case 'q':
        return translate(lang, 'chip.q', { words: value });
      case 'bbox':
        return translate(lang, 'chip.bbox');
      case 'source':
        return translate(lang, 'chip.source', { source: value });
    }
  }
}
