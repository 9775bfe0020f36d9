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
    if (url.pathname === '/about') fetching.waitUntil(renewAbout(aboutPath(url)));
  } else if (files.has(url.pathname) || STYLE.test(url.pathname))
    fetching.respondWith(cacheFirst(request, url.pathname));
});

/** One file after the other, so that a page that is in use is not kept waiting; the browser has most of them already. */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  for (const path of shell.files) await cache.add(path);
  for (const path of ABOUT) await keepAbout(cache, path, await fetch(path));
}

/** Keeps what is said about the map, with the style that it names. A failure is not kept. */
async function keepAbout(cache: Cache, path: string, response: Response): Promise<void> {
  if (!response.ok) return;
  await cache.put(path, response.clone());
  const [, style] = /"(\/pages\/[0-9a-f]+\.css)"/.exec(await response.text()) ?? [];
  if (style && !(await cache.match(style))) await cache.add(style);
}

/** Hotlines change: whoever reads the page with a network has its newest text without one, too. */
async function renewAbout(path: string): Promise<void> {
  // Only where it is kept: what was erased stays erased.
  if (!(await caches.has(SHELL))) return;
  const response = await fetch(path).catch(() => null);
  if (response) await keepAbout(await caches.open(SHELL), path, response);
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== SHELL).map((name) => caches.delete(name)),
  );
}

/** What answers for a page when the network does not: a kept file, or the same thing on the map page. */
function spareFor(url: URL): (() => Promise<Response | undefined>) | null {
  const { pathname, searchParams } = url;
  const kept = (path: string) => () => found(path);
  const moved = (to: string) => async () => Response.redirect(to, 302);
  if (pathname === '/') return kept('/');
  if (pathname === '/about') return kept(aboutPath(url));
  if (pathname === '/list') return moved(`/?${new URLSearchParams([...searchParams, ['view', 'list']])}`);
  const [, id] = /^\/incidents\/([0-9a-f-]{36})$/.exec(pathname) ?? [];
  if (id) return moved(`/?${new URLSearchParams([...searchParams, ['incident', id]])}`);
  return null;
}

/** The network decides, so that a newer page or a correction is seen at once. */
async function networkFirst(request: Request, spare: () => Promise<Response | undefined>): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: patience.signal });
  } catch (error) {
    const kept = await spare();
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function cacheFirst(request: Request, path: string): Promise<Response> {
  return (await found(path)) ?? fetch(request);
}

/** A kept file. Asked so, a cache that was erased is not made again, as `caches.open` would. */
function found(path: string): Promise<Response | undefined> {
  return caches.match(path, { cacheName: SHELL });
}

function aboutPath({ searchParams }: URL): string {
  return `/about?lang=${searchParams.get('lang') === 'es' ? 'es' : 'en'}`;
}
