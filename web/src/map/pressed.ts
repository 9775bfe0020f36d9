// Which things of the context were pressed: what the map found near a point, as what a reader is told of it.
import type { Geometry } from 'geojson';
import type { Position } from './near';

export type Shape = 'point' | 'line' | 'area';

/** A thing with a place, as it is told. */
export interface Thing {
  name: string | null;
  shape: Shape;
}

/** A thing of a layer, by its id. Things of one layer with the same name and shape, such as the stretches of a fence, are one. */
export interface PressedThing extends Thing {
  layer: string;
}

/** Where the map was pressed. */
export interface Press {
  at: Position;
  /** From close enough to tell counties apart. */
  isClose: boolean;
  /** In the lower half, where a card would cover it. */
  isLow: boolean;
  /** The area of masked incidents that lies there, by its id. */
  area: string | null;
}

export function shapeOf(type: Geometry['type']): Shape {
  if (type.endsWith('Point')) return 'point';
  return type.endsWith('LineString') ? 'line' : 'area';
}

/** What was found, each thing once and in the order found; `layerOf` tells a layer's id from the name of its source. */
export function thingsOf(
  found: readonly { source: string; geometry: Pick<Geometry, 'type'>; properties: Record<string, unknown> }[],
  layerOf: (source: string) => string,
): PressedThing[] {
  const things = new Map<string, PressedThing>();
  for (const { source, geometry, properties } of found) {
    const title = properties['title'];
    const thing = {
      layer: layerOf(source),
      name: typeof title === 'string' && title !== '' ? title : null,
      shape: shapeOf(geometry.type),
    };
    const key = JSON.stringify(thing);
    if (!things.has(key)) things.set(key, thing);
  }
  return [...things.values()];
}
