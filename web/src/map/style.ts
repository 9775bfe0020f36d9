// The whole map style as a function of what it depends on: a change of theme, language or filter is a new style, of which
// MapLibre applies the difference.
import type { StyleSpecification } from 'maplibre-gl';
import type { Lang } from '../i18n/lang';
import { groundLayers, nameLayers } from './basemap-layers';
import type { ContextStyle } from './context-layers';
import { contextSources, shadeLayers, thingLayers } from './context-layers';
import type { MapTexts } from './incident-layers';
import { areaLayers, incidentLayers } from './incident-layers';
import type { Theme } from './marks';
import { basemapSources, dataSources, fontFaces } from './sources';

export interface StyleInputs {
  theme: Theme;
  lang: Lang;
  texts: MapTexts;
  /** The filter as a query string, `?category=death`, or empty. */
  query: string;
  /** Which version of the dataset, counted since the page was opened. */
  epoch: number;
  /** What lies under the incidents, if anything. */
  context?: ContextStyle | null;
}

export function mapStyle({ theme, lang, texts, query, epoch, context }: StyleInputs): StyleSpecification {
  const [water, land, ...lines] = groundLayers(theme);
  return {
    version: 8,
    'font-faces': fontFaces(),
    sources: {
      ...basemapSources(),
      ...(context ? contextSources(context) : {}),
      ...dataSources(query, epoch),
    },
    layers: [
      ...[water, land].filter((layer) => layer !== undefined),
      ...(context ? shadeLayers(theme, context) : []),
      ...lines,
      ...(context ? thingLayers(theme, context) : []),
      ...areaLayers(theme),
      ...nameLayers(theme, lang),
      ...incidentLayers(theme, texts),
    ],
    // Labels and marks appear at once: nothing on this map is worth an animation.
    transition: { duration: 0 },
  };
}
