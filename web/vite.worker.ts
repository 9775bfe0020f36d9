// The third pass of the build: the service worker, with the list of the files that the page needs.
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { Plugin } from 'vite';
import type { Manifest } from 'vite';

const DIST = new URL('./dist/', import.meta.url);
/** Where the first pass says what belongs to which page; removed when it was read. */
export const MANIFEST = 'pages.json';
const PAGE = 'index.html';
/** Of the public folder, and of the base map, what the page asks for by name. */
const BY_NAME = ['theme.js', 'favicon.svg'];
const BASEMAP = ['countries', 'states', 'sectors', 'counties', 'border', 'places'];

/** Puts the list into the worker as `__SHELL__`. */
export function shell(): Plugin {
  return {
    name: 'spotlight-shell',
    async config() {
      const manifest = JSON.parse(await readFile(new URL(MANIFEST, DIST), 'utf8')) as Manifest;
      const files = [
        ...new Set([
          ...filesOf(manifest, PAGE),
          ...BY_NAME,
          ...BASEMAP.map((name) => `basemap/${name}.geojson`),
        ]),
      ].sort();
      const hash = createHash('sha256');
      for (const name of [PAGE, ...files]) hash.update(name).update(await readFile(new URL(name, DIST)));
      const list = {
        name: hash.digest('hex').slice(0, 16),
        files: ['/', ...files.map((name) => `/${name}`)],
      };
      return { define: { __SHELL__: JSON.stringify(list) } };
    },
    async closeBundle() {
      await rm(new URL(MANIFEST, DIST));
    },
  };
}

/** Everything that a page loads sooner or later: programs, styles, fonts. */
function filesOf(manifest: Manifest, start: string): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    // The page itself is asked for as `/`.
    if (!chunk.file.endsWith('.html')) files.add(chunk.file);
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const other of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(other);
  };
  visit(start);
  return [...files];
}
