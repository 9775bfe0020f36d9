// What opening a cluster means: come closer while that parts its members, list them when it cannot.

export type ClusterStep =
  | { do: 'list' }
  | { do: 'zoom'; by: number }
  | { do: 'fit'; bounds: [west: number, south: number, east: number, north: number] };

/** Above this, members are not fetched to find out where they are: coming two levels closer always parts them. */
export const MOST_FETCHED = 200;
/** The deepest map zoom at which clusters still part; closer, what is together stays together. */
export const DEEPEST_ZOOM = 17;
/** Degrees within which incidents count as being at one place: the last of the five decimals that are published. */
const SAME_PLACE = 1e-5;

/** The step for a cluster of `count` members, whose places are known if there are few enough. */
export function clusterStep(
  zoom: number,
  count: number,
  members: readonly { lon: number; lat: number }[] | null,
): ClusterStep {
  if (zoom >= DEEPEST_ZOOM) return { do: 'list' };
  if (!members || members.length < count) return { do: 'zoom', by: 2 };
  const lons = members.map((member) => member.lon);
  const lats = members.map((member) => member.lat);
  const west = Math.min(...lons);
  const east = Math.max(...lons);
  const south = Math.min(...lats);
  const north = Math.max(...lats);
  if (east - west <= SAME_PLACE && north - south <= SAME_PLACE) return { do: 'list' };
  return { do: 'fit', bounds: [west, south, east, north] };
}
