// Near me, without saying where: the map goes to the square of a coarse grid that somebody is in, not to them.

/** Side of a square in degrees, about 25 km. */
export const NEAR_GRID = 0.25;
/** As close as the map comes by itself: on a phone, some 50 km across. */
export const NEAR_ZOOM = 9;
/** Degrees around the data in which somebody still counts as near to it. */
const REACH = 1.5;

type Bounds = readonly [west: number, south: number, east: number, north: number];
export interface Position {
  lat: number;
  lon: number;
}

/**
 * The middle of the square. The map is only ever told this, so that neither the tiles that it asks for nor an address that it is later
 * copied into can say more than the square.
 */
export function coarse({ lat, lon }: Position): Position {
  const middle = (degrees: number) => (Math.floor(degrees / NEAR_GRID) + 0.5) * NEAR_GRID;
  return { lat: middle(lat), lon: middle(lon) };
}

/** Whether there can be anything of the data near a position. */
export function isInReach({ lat, lon }: Position, [west, south, east, north]: Bounds): boolean {
  return lon >= west - REACH && lon <= east + REACH && lat >= south - REACH && lat <= north + REACH;
}
