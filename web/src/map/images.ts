// The images that MapLibre has asked for, drawn once each and not kept without end.
import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawHatch } from './hatch';
import { drawIcon, ICON_SCALE } from './icons';

/** Images kept, at most, of those that no tile in sight needs. One of a ring has 42 kB: together 13 MB. */
const MOST_KEPT = 300;

/** Draws images as they are asked for; whoever moves the map around for an hour does not fill the memory of a phone. */
export function keepImages(map: MapLibreMap): void {
  const drawn = new Set<string>();
  map.setMissingStyleImageResolver((name) => {
    const hatch = drawHatch(name);
    if (hatch && !map.hasImage(name)) map.addImage(name, hatch, { pixelRatio: ICON_SCALE });
    if (hatch) return;
    const image = drawIcon(name);
    if (!image) return;
    if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio: ICON_SCALE });
    drawn.add(name);
  });
  map.on('idle', () => {
    if (drawn.size <= MOST_KEPT) return;
    // What is on the map stays; a tile that comes back asks again for what it needs.
    const inUse = new Set<unknown>();
    for (const { layer, properties } of map.queryRenderedFeatures({ layers: ['clusters', 'points'] })) {
      inUse.add(layer.id === 'clusters' ? properties['ring'] : properties['category']);
    }
    for (const name of surplus(drawn, (own) => [...inUse].some((used) => own.endsWith(`/${String(used)}`)))) {
      drawn.delete(name);
      if (map.hasImage(name)) map.removeImage(name);
    }
  });
}

/** The oldest of the names that are not in use, as many as there are too many. */
export function surplus(names: ReadonlySet<string>, inUse: (name: string) => boolean): string[] {
  const free = [...names].filter((name) => !inUse(name));
  return free.slice(0, Math.max(0, names.size - MOST_KEPT));
}
