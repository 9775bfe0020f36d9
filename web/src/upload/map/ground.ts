// The ground of the staff maps: the public page's basemap without its incidents, so that a staff page asks for no public tile.
import type { StyleSpecification } from 'maplibre-gl';
import type { Lang } from '../../i18n/lang';
import { landLayers, lineLayers, nameLayers } from '../../map/basemap-layers';
import type { Theme } from '../../map/marks';
import { basemapSources, fontFaces } from '../../map/sources';

export interface Look {
  theme: Theme;
  lang: Lang;
}

/** The whole border with both sides of it. */
export const BORDERLANDS: [number, number, number, number] = [-118, 25.5, -96.5, 34];

export function groundStyle({ theme, lang }: Look): StyleSpecification {
  return {
    version: 8,
    'font-faces': fontFaces(),
    sources: basemapSources(),
    layers: [...landLayers(theme), ...lineLayers(theme), ...nameLayers(theme, lang)],
    transition: { duration: 0 },
  };
}
