// Quick exit: for whoever must not be seen reading this. The page goes out of sight first, then whatever it has kept on the device, then
// a page about the weather takes its place in the history.
import type { Lang } from '../i18n/lang';

/**
 * Pages that nobody has to explain. To go there is the visitor's own step, not a request of this page; it says nothing of where they
 * come from (`Referrer-Policy: no-referrer`).
 */
export const NEUTRAL_PAGES: Record<Lang, string> = {
  en: 'https://www.weather.gov/',
  es: 'https://smn.conagua.gob.mx/es/',
};

/**
 * What an exit leaves alone: databases and caches whose names begin so hold testimony that waits to be sent, sealed, and is nowhere else.
 * Which is safer? A draft in this tab (`upload/drafts.svelte.ts`) can be read by whoever holds the phone and dies with the tab anyway:
 * it goes. A queue of what was finished without a network is the only copy of what somebody may have risked a lot to tell: lost, it
 * cannot be had back, and a documenter has a button of their own to erase it. It stays.
 */
export const KEPT_PREFIX = 'spotlight.queue';

/** Erasing asks the browser for lists, which takes moments; whoever leaves does not wait for more than this, in ms. */
const PATIENCE = 250;

/** What of the browser an exit needs; a test brings its own. */
export interface Device {
  document: Pick<Document, 'documentElement' | 'title'>;
  localStorage: Pick<Storage, 'clear'>;
  sessionStorage: Pick<Storage, 'clear'>;
  caches?: Pick<CacheStorage, 'keys' | 'delete'>;
  indexedDB?: Pick<IDBFactory, 'databases' | 'deleteDatabase'>;
  navigator: {
    serviceWorker?: { getRegistrations(): Promise<readonly { unregister(): Promise<boolean> }[]> };
  };
  location: Pick<Location, 'replace'>;
}

/** Leaves at once. */
export async function leave(device: Device, lang: Lang): Promise<void> {
  device.document.documentElement.style.setProperty('display', 'none', 'important');
  device.document.title = '';
  const enough = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([erase(device), enough]);
  device.location.replace(NEUTRAL_PAGES[lang]);
}

/** Erases what this origin has kept on the device, as far as the browser lets it. No failure stops the rest. */
export async function erase(device: Device): Promise<void> {
  for (const storage of ['localStorage', 'sessionStorage'] as const) {
    try {
      // Reading the property throws where storage is forbidden.
      device[storage].clear();
    } catch {
      continue;
    }
  }
  const mayGo = (name: string | undefined): name is string => Boolean(name && !name.startsWith(KEPT_PREFIX));
  await Promise.allSettled([
    (async () => {
      const names = (await device.caches?.keys()) ?? [];
      await Promise.allSettled(names.filter(mayGo).map((name) => device.caches?.delete(name)));
    })(),
    (async () => {
      const databases = (await device.indexedDB?.databases()) ?? [];
      for (const { name } of databases) if (mayGo(name)) device.indexedDB?.deleteDatabase(name);
    })(),
    (async () => {
      const workers = (await device.navigator.serviceWorker?.getRegistrations()) ?? [];
      await Promise.allSettled(workers.map((worker) => worker.unregister()));
    })(),
  ]);
}

/** Three presses of a key within this many ms are meant. */
const QUICK = 1500;

/** Tells whether a press is the third of three quick ones. */
export function threeTimes(): (at: number) => boolean {
  let presses: number[] = [];
  return (at) => {
    presses = [...presses.filter((before) => at - before < QUICK), at];
    if (presses.length < 3) return false;
    presses = [];
    return true;
  };
}
