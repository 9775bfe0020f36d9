// Figures and titles of the context in the page's language.
import type { Layer } from '../api/types';
import { LOCALES } from '../i18n/lang';
import { currentLang, t } from '../i18n/language.svelte';
import type { Shade } from './choice';
import type { Shading } from './shading';

/** A figure with its unit where that is a sign; rates have one decimal, as exact as they are. */
export function figureText(figure: number, nature: Shading['nature'], unit: string | null): string {
  const locale = LOCALES[currentLang()];
  if (nature === 'loaded' && unit === 'percent')
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(figure / 100);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: nature === 'rate' ? 1 : 2 }).format(figure);
}

/** What a county's figure or word is called, or that there is none. */
export function valueText(code: string, shading: Shading, unit: string | null): string {
  const figure = shading.figures.get(code);
  if (figure === undefined) return shading.words.get(code) ?? t('context.noFigure');
  const text = figureText(figure, shading.nature, unit);
  return shading.atLeast.has(code) ? t('context.atLeast', { figure: text }) : text;
}

export function layerName({ name, year }: Layer): string {
  return `${name[currentLang()]} (${year})`;
}

export function creditText(layer: Layer): string {
  return t('context.credit', {
    source: layer.source,
    year: String(layer.year),
    licence: layer.licence,
  });
}

/** What the counties are shaded by. */
export function shadeTitle(shade: Shade, about: Layer | null): string {
  if (shade.by === 'layer') return about ? layerName(about) : shade.layer;
  return t(`context.${shade.by}`);
}
