// Regions by `kind:code`, as the filter writes them.
import type { Region } from '../api/types';
import type { Lang } from '../i18n/lang';

export function regionKey(region: Pick<Region, 'kind' | 'code'>): string {
  return `${region.kind}:${region.code}`;
}

/** "Pima, Arizona": a county with its state, anything else by itself. */
export function regionLabel(lang: Lang, region: Region, find: (key: string) => Region | undefined): string {
  const parent = region.kind === 'county' && region.parent ? find(region.parent) : undefined;
  return parent ? `${region.name[lang]}, ${parent.name[lang]}` : region.name[lang];
}
