// Figures of a reference layer as figures of a report: they are written into it, so that it says the same when the layer has changed.
import type { Layer, LayerValues } from '../../api/types';
import type { IndicatorForm } from './form';

/** A figure that is not in the form yet; its key is given by whoever adds it. */
export type Figure = Omit<IndicatorForm, 'key'>;

/** Layers of figures that say of which year they are: the others cannot be an indicator. */
export const usable = (layers: readonly Layer[]): Layer[] =>
  layers.filter((layer) => layer.kind === 'values' && layer.year !== null);

/** What a layer has of counties, and which of them it says nothing of. */
export function figuresOf(
  layer: Layer,
  values: LayerValues['values'],
  regions: readonly string[],
  lang: 'en' | 'es',
): { figures: Figure[]; without: string[] } {
  const figures: Figure[] = [];
  const without: string[] = [];
  for (const region of regions.filter((key) => key.startsWith('county:'))) {
    const value = values[region.slice('county:'.length)];
    if (typeof value !== 'number') without.push(region);
    else {
      const source = [layer.source, layer.licence].filter(Boolean).join('; ');
      figures.push({
        ...{ name: layer.name[lang], region, year: String(layer.year) },
        ...{ value: String(value), unit: layer.unit ?? '', source },
      });
    }
  }
  return { figures, without };
}

/** Without those that are there already, word for word. */
export function unseen(figures: readonly Figure[], there: readonly IndicatorForm[]): Figure[] {
  const text = ({ name, region, year, value, source }: Figure) =>
    JSON.stringify([name, region, year, value, source]);
  const seen = new Set(there.map(text));
  return figures.filter((figure) => !seen.has(text(figure)));
}
