// How the page is built: everything as files of its own origin (the server's content security policy allows nothing
// inline), with the basemap of ../data/basemap beside it.
import { readdir, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { MANIFEST, shell } from './vite.worker.ts';

const BASEMAP = fileURLToPath(new URL('../data/basemap/', import.meta.url));
const PRESETS = fileURLToPath(new URL('../data/presets/', import.meta.url));
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

/** Gives the page the names of ../data/presets as the module `virtual:presets`: adding a preset needs no code here either. */
function presets(): Plugin {
  const id = 'virtual:presets';
  const resolved = `\0${id}`;
  return {
    name: 'spotlight-presets',
    resolveId: (source) => (source === id ? resolved : null),
    async load(source) {
      if (source !== resolved) return null;
      const files = (await readdir(PRESETS)).filter((name) => name.endsWith('.toml')).sort();
      const texts = await Promise.all(files.map((name) => readFile(PRESETS + name, 'utf8')));
      const names = texts.map((text) => /^name = "([^"]+)"/m.exec(text)?.[1]).filter((name) => name);
      return `export default ${JSON.stringify(names)};`;
    },
  };
}

/** While developing, the addresses of the signed-in pages are one page, and those of the tables another, as the server answers them (`crates/server/src/web.rs`). */
function staffPage(): Plugin {
  return {
    name: 'spotlight-staff-page',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const staff = /^\/(upload|staff|sign-in|invite|account)(\/|\?|$)/;
        if (staff.test(request.url ?? '')) request.url = '/upload.html';
        if (/^\/embed(\?|$)/.test(request.url ?? '')) request.url = '/embed.html';
        if (/^\/tables(\/|\?|$)/.test(request.url ?? '')) request.url = '/tables.html';
        next();
      });
    },
  };
}

/** While developing with SPOTLIGHT_FIXTURES=1: invented answers to the staff routes, so that the pages need no signed-in server. */
function fixtures(): Plugin {
  return {
    name: 'spotlight-fixtures',
    apply: 'serve',
    configureServer(server) {
      if (!process.env['SPOTLIGHT_FIXTURES']) return;
      type Fixture = InstanceType<typeof import('./tests/fixture/server').FixtureServer>;
      let fixture: Promise<Fixture> | null = null;
      const load = async () => {
        const module = await server.ssrLoadModule('/tests/fixture/server.ts');
        return new (module as typeof import('./tests/fixture/server')).FixtureServer();
      };
      server.middlewares.use('/api/v1', async (request, response, next) => {
        const json = request.headers['content-type'] === 'application/json';
        const text = json ? await new Response(Readable.toWeb(request) as ReadableStream).text() : '';
        const answer = (await (fixture ??= load())).answer(
          request.method ?? 'GET',
          `/api/v1${request.url}`,
          text ? (JSON.parse(text) as Record<string, unknown>) : {},
        );
        if (!answer) return next();
        response.writeHead(answer.status, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        });
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
      });
    },
  };
}

// Two passes: the public pages, then (`--mode staff`) the staff pages beside it. In one pass both would share a chunk, and whoever only
// looks at the map would load what the forms need (4.7 kB more, compressed); the price is a second copy of MapLibre in the program.
// The third (`--mode worker`) makes the service worker, which must be one file and name the files of the first.
export default defineConfig(({ mode }) => {
  const staff = mode === 'staff';
  if (mode === 'worker')
    return {
      plugins: [shell()],
      publicDir: false,
      build: {
        target: 'es2022',
        emptyOutDir: false,
        modulePreload: false,
        rollupOptions: { input: 'src/offline/worker.ts', output: { entryFileNames: 'sw.js' } },
      },
    };
  return {
    plugins: [svelte(), ...(staff ? [] : [basemap()]), presets(), staffPage(), fixtures()],
    publicDir: staff ? false : 'public',
    build: {
      target: 'es2022',
      emptyOutDir: !staff,
      manifest: staff ? false : MANIFEST,
      rollupOptions: { input: staff ? 'upload.html' : ['index.html', 'embed.html', 'tables.html'] },
      // A data: URL of a font would break `font-src 'self'`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // MapLibre's main bundle is what it is; it is loaded after the list.
      chunkSizeWarningLimit: 1200,
    },
    server: {
      host: '127.0.0.1',
      // The pages that the server writes come from it while developing, too.
      proxy: Object.fromEntries(
        ['/api', '/tiles', '/incidents', '/list', '/about', '/pages', '/reports', '/report-files'].map(
          (path) => [path, SERVER],
        ),
      ),
    },
    test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
  };
});
