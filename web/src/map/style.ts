// The whole map style as a function of what it depends on: a change of theme, language or filter is a new style, of which
// MapLibre applies the difference.
import type { StyleSpecification } from 'maplibre-gl';
import type { Lang } from '../i18n/lang';
import { landLayers, lineLayers, nameLayers } from './basemap-layers';
import type { Ground } from './ground';
import { groundSource, ownGroundLayers } from './ground';
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
  /** The organisation's own background map. */
  ground: Ground | null;
  /** Whether the map is, or has been, close enough for what is drawn from `CLOSE_ZOOM` on. */
  close: boolean;
  /** What lies under the incidents, if anything. */
  context?: ContextStyle | null;
}

export function mapStyle({
  theme,
  lang,
  texts,
  query,
  epoch,
  ground,
  close,
  context,
}: StyleInputs): StyleSpecification {
  const sources = {
    ...basemapSources(close),
    ...groundSource(ground),
    ...(context ? contextSources(context) : {}),
    ...dataSources(query, epoch),
  };
  return {
    version: 8,
    'font-faces': fontFaces(),
    sources,
    layers: [
      ...landLayers(theme),
      ...ownGroundLayers(ground, theme),
      ...(context ? shadeLayers(theme, context) : []),
      ...lineLayers(theme),
      ...(context ? thingLayers(theme, context) : []),
      ...areaLayers(theme),
      ...nameLayers(theme, lang),
      ...incidentLayers(theme, texts),
    ].filter((layer) => !('source' in layer) || layer.source in sources),
    // Labels and marks appear at once: nothing on this map is worth an animation.
    transition: { duration: 0 },
  };
}
