// Which context the address asks for: one shading of counties and municipios, and layers of things with a place.

/** What counties and municipios are shaded by. */
export type Shade =
  /** Incidents that the filter lets through. */
  | { by: 'count' }
  /** Deaths that are known of those incidents. */
  | { by: 'deaths' }
  /** Incidents per 100,000 residents, by a layer that counts residents. */
  | { by: 'rate'; layer: string }
  /** What a layer says. */
  | { by: 'layer'; layer: string };

/** More than these on one map cannot be told apart. */
export const MOST_FEATURE_LAYERS = 6;

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** Ids that no layer can have. */
const RESERVED = new Set(['none', 'count', 'deaths', 'rate']);

export function isLayerId(text: string): boolean {
  return ID.test(text) && !RESERVED.has(text);
}

/** Reads `count`, `deaths`, `rate:population-2020` or `poverty-2017`; anything else shades nothing. */
export function parseShade(text: string | null): Shade | null {
  if (text === 'count' || text === 'deaths') return { by: text };
  const [head = '', rest] = text?.split(':', 2) ?? [];
  if (rest !== undefined) return head === 'rate' && isLayerId(rest) ? { by: 'rate', layer: rest } : null;
  return isLayerId(head) ? { by: 'layer', layer: head } : null;
}

export function formatShade(shade: Shade): string {
  if (shade.by === 'rate') return `rate:${shade.layer}`;
  return shade.by === 'layer' ? shade.layer : shade.by;
}

export function parseLayers(text: string | null): string[] {
  const ids = (text ?? '').split(',').map((id) => id.trim());
  return [...new Set(ids.filter(isLayerId))].slice(0, MOST_FEATURE_LAYERS);
}

/** The part of the view that is context, as pairs of the address. */
export function contextPairs(context: {
  shade: Shade | null;
  layers: readonly string[];
}): [string, string][] {
  const pairs: [string, string][] = [];
  if (context.shade) pairs.push(['shade', formatShade(context.shade)]);
  if (context.layers.length > 0) pairs.push(['layers', context.layers.join(',')]);
  return pairs;
}
