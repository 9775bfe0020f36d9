// How the page is built: everything as files of its own origin (the server's content security policy allows nothing
// inline), with the basemap of ../data/basemap beside it.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const BASEMAP = fileURLToPath(new URL('../data/basemap/', import.meta.url));
const SERVER = process.env['SPOTLIGHT_URL'] ?? 'http://127.0.0.1:8080';

/** Serves `../data/basemap/*.geojson` at `/basemap/` and copies them into the build. */
function basemap(): Plugin {
  const files = async () =>
    (await readdir(BASEMAP).catch(() => [])).filter((name) => name.endsWith('.geojson'));
  return {
    name: 'spotlight-basemap',
    async generateBundle() {
      for (const name of await files()) {
        this.emitFile({ type: 'asset', fileName: `basemap/${name}`, source: await readFile(BASEMAP + name) });
      }
    },
    configureServer(server) {
      server.middlewares.use('/basemap', async (request, response, next) => {
        const name = (request.url ?? '').split('?')[0]?.slice(1) ?? '';
        if (!(await files()).includes(name)) return next();
        response.setHeader('content-type', 'application/geo+json');
        response.end(await readFile(BASEMAP + name));
      });
    },
  };
}

export default defineConfig({
  plugins: [svelte(), basemap()],
  build: {
    target: 'es2022',
    // A data: URL of a font would break `font-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre's main bundle is what it is; it is loaded after the list.
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', proxy: { '/api': SERVER, '/tiles': SERVER } },
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
});
