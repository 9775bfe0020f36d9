// The service worker: keeps the page's own files and the base map, so that the page opens without a network. It never keeps an answer
// about incidents, nor anything of the signed-in pages; what a visitor chooses to keep, the page keeps itself (`kept.ts`).
//
// Built by itself into `sw.js`, with the names of the files in it: another build is another worker.

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What the build says of the page: a name for exactly these files, and their paths. */
declare const __SHELL__: { name: string; files: string[] };
const shell = __SHELL__;

const PREFIX = 'spotlight.shell.';
const SHELL = PREFIX + shell.name;
/** About the map, with hotlines and rights: of use where there is no network most of all. */
const ABOUT = ['/about?lang=en', '/about?lang=es'];
/** The style of the pages that the server writes; its name has the hash of what is in it. */
const STYLE = /^\/pages\/[0-9a-f]+\.css$/;
/** How long the network may take to answer for the page itself, in ms. */
const PATIENCE = 6000;
const files = new Set(shell.files);

addEventListener('install', (event) => {
  (event as Waiting).waitUntil(install());
});
addEventListener('activate', (event) => {
  (event as Waiting).waitUntil(forgetOthers());
});
addEventListener('fetch', (event) => {
  const fetching = event as Fetching;
  const { request } = fetching;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    const spare = spareFor(url);
    if (spare) fetching.respondWith(networkFirst(request, spare));
  } else if (files.has(url.pathname) || STYLE.test(url.pathname))
    fetching.respondWith(cacheFirst(request, url.pathname));
});

/** One file after the other, so that a page that is in use is not kept waiting; the browser has most of them already. */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  for (const path of shell.files) await cache.add(path);
  for (const path of ABOUT) {
    // An organisation may have none.
    const response = await fetch(path);
    if (!response.ok) continue;
    await cache.put(path, response.clone());
    const [, style] = /"(\/pages\/[0-9a-f]+\.css)"/.exec(await response.text()) ?? [];
    if (style) await cache.add(style);
  }
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== SHELL).map((name) => caches.delete(name)),
  );
}

/** What answers for a page when the network does not: a kept file, or the same thing on the map page. */
function spareFor({ pathname, search, searchParams }: URL): (() => Promise<Response | undefined>) | null {
  const kept = (path: string) => async () => (await caches.open(SHELL)).match(path);
  const moved = (to: string) => async () => Response.redirect(to, 302);
  if (pathname === '/') return kept('/');
  if (pathname === '/about') return kept(`/about?lang=${searchParams.get('lang') === 'es' ? 'es' : 'en'}`);
  if (pathname === '/list') return moved(`/?${new URLSearchParams([...searchParams, ['view', 'list']])}`);
  const [, id] = /^\/incidents\/([0-9a-f-]{36})$/.exec(pathname) ?? [];
  if (id) return moved(`/?${new URLSearchParams([...new URLSearchParams(search), ['incident', id]])}`);
  return null;
}

/** The network decides, so that a newer page or a correction is seen at once. */
async function networkFirst(request: Request, spare: () => Promise<Response | undefined>): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: patience.signal });
  } catch (error) {
    const found = await spare();
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function cacheFirst(request: Request, path: string): Promise<Response> {
  const found = await (await caches.open(SHELL)).match(path);
  return found ?? fetch(request);
}
