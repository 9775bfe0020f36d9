// Incidents that a visitor has chosen to keep on the device: in a cache of the browser's own, never sent anywhere, for some days only.
import type { Feature } from 'geojson';
import type { Dataset, ListedIncident, Region, Taxonomy } from '../api/types';

/** The cache; `src/exit` erases it with everything else. */
export const CACHE = 'spotlight.kept';
// Addresses inside the cache; the server is never asked for them.
const ABOUT = '/kept/about';
const DATA = '/kept/data';

/** At most this many are kept: some 8 MB of a phone. */
export const MOST_KEPT = 5000;
/** How long they may be kept, in days. */
export const DAYS = [1, 7, 30] as const;

/** What is said about what is kept. */
export interface About {
  /** When they were loaded, and when they are erased; ISO 8601 with time. */
  kept: string;
  until: string;
  /** The version of the dataset that they are of. */
  version: string;
  /** The filter as a query string, and how many incidents it let through. */
  query: string;
  incidents: number;
}

/** What is kept: enough to answer the page's questions without a network. */
export interface Kept {
  about: About;
  incidents: ListedIncident[];
  /** The shapes of the masked areas that any of them lies in, as the tiles of areas give them. */
  areas: Feature[];
  taxonomy: Taxonomy;
  dataset: Dataset;
  regions: Region[];
}

/** Storage that a browser may forbid: then nothing is kept and nothing fails. */
function storage(): CacheStorage | null {
  try {
    return globalThis.caches ?? null;
  } catch {
    return null;
  }
}

export async function save(kept: Kept): Promise<void> {
  const cache = await storage()?.open(CACHE);
  if (!cache) throw new Error('this browser keeps nothing');
  await cache.put(DATA, Response.json(kept));
  // Written last: what says that something is there is true.
  await cache.put(ABOUT, Response.json(kept.about));
}

/** What is kept, unless its time is over: then it is erased and there is nothing. */
export async function about(now = Date.now()): Promise<About | null> {
  const found = await read<About>(ABOUT);
  if (!found) return null;
  if (Date.parse(found.until) > now) return found;
  await erase();
  return null;
}

export async function load(now = Date.now()): Promise<Kept | null> {
  return (await about(now)) ? await read<Kept>(DATA) : null;
}

export async function erase(): Promise<void> {
  await storage()
    ?.delete(CACHE)
    .catch(() => false);
}

async function read<T>(path: string): Promise<T | null> {
  try {
    // Asking by `has` first: `open` would make an empty cache, which is a trace, too.
    const caches = storage();
    if (!(await caches?.has(CACHE))) return null;
    const found = await (await caches?.open(CACHE))?.match(path);
    return found ? ((await found.json()) as T) : null;
  } catch {
    return null;
  }
}
