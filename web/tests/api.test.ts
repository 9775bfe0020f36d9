// The client: what it asks, what it makes of failures, and that its types are those of the server's contract.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { schemaSource } from '../scripts/schema-source.mjs';
import { exportUrl, reportUrl, fetchIncidents, listenForVersion } from '../src/api/client';
import { ApiError } from '../src/api/errors';
import { webAddress } from '../src/format/link';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
afterEach(() => vi.unstubAllGlobals());

it('the types are those that openapi.json says (else: npm run openapi)', async () => {
  expect(read('../src/api/schema.gen.ts')).toBe(await schemaSource(read('../openapi.json')));
});

describe('a request', () => {
  it('carries the filter, the place and the page, and tells the version of its answer', async () => {
    const seen: string[] = [];
    listenForVersion((version) => seen.push(version));
    const fetch = vi.fn(async (_path: string) =>
      Response.json({ version: 'ab12', total: 0, incidents: [], next: null }),
    );
    vi.stubGlobal('fetch', fetch);
    await fetchIncidents({
      filter: { category: 'death', q: 'río' },
      place: { kind: 'cell', id: '3/1/3/9' },
      cursor: 'x=',
    });
    expect(fetch.mock.calls[0]?.[0]).toBe(
      '/api/v1/incidents?category=death&q=r%C3%ADo&cell=3/1/3/9&limit=50&cursor=x%3D',
    );
    expect(seen).toEqual(['ab12']);
  });

  it('that no server answers is "unreachable"', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')));
    await expect(fetchIncidents({ filter: {} })).rejects.toMatchObject({
      kind: 'unreachable',
      problem: null,
    });
  });

  it('that is refused says why, in the reader’s language', async () => {
    const errors = [
      { parameter: 'category', value: 'x', message: { en: 'No such category.', es: 'No existe.' } },
    ];
    const body = { title: 'Bad Request', status: 400, detail: 'category', errors };
    vi.stubGlobal('fetch', async () => Response.json(body, { status: 400 }));
    const error = await fetchIncidents({ filter: { category: 'x' } }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).sentences('es')).toEqual(['No existe.']);
  });

  it('that fails without a word still has its status', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    const error = (await fetchIncidents({ filter: {} }).catch((reason: unknown) => reason)) as ApiError;
    expect(error.problem?.status).toBe(502);
    expect(error.sentences('en')).toEqual(['Bad Gateway']);
  });
});

it('the export is of what is filtered', () => {
  expect(exportUrl('csv', { region: 'county:04019' })).toBe('/api/v1/export.csv?region=county:04019');
  expect(reportUrl('pdf', { region: 'county:04019' }, 'es')).toBe(
    '/api/v1/report.pdf?region=county:04019&lang=es',
  );
});

it('only web addresses become links', () => {
  expect(webAddress('https://example.org/a?b')).toBe('https://example.org/a?b');
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'example.org',
    '',
    null,
    undefined,
  ]) {
    expect(webAddress(bad)).toBeNull();
  }
});
