// An organisation's own background map: drawn below our lines, credited, and asked of no other host. What the service answers is played
// here (its own tests have a real archive), so that the page of every other test keeps our background.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_URL, close, settled, shared } from './browser.mjs';
import { visit } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const PICTURE = readFileSync(new URL('../public/icon-192.png', import.meta.url));
const ARCHIVE = {
  tilejson: '3.0.0',
  kind: 'raster',
  name: 'Invented',
  attribution: '© Cartografía Inventada',
  tiles: ['/basemap/tiles/1-1/{z}/{x}/{y}'],
  minzoom: 0,
  maxzoom: 6,
  bounds: [-120, 20, -90, 40],
  vector_layers: [],
};

describe("an organisation's own background map", () => {
  it('is drawn from this origin and credited, in both themes', async () => {
    const v = await visit(browser, { screen: 'phone', lang: 'es' });
    const { page } = v;
    const asked: string[] = [];
    await page.route('**/basemap/tiles.json', (route) => route.fulfill({ json: ARCHIVE }));
    await page.route('**/basemap/tiles/1-1/**', (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return route.fulfill({ contentType: 'image/png', body: PICTURE });
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      asked.length = 0;
      await page.goto(`${BASE_URL}/?at=5/31/-108`);
      await settled(page);
      await expect.poll(() => asked.length).toBeGreaterThan(1);
      for (const path of asked) expect(path).toMatch(/^\/basemap\/tiles\/1-1\/\d+\/\d+\/\d+$/);
    }
    await page.getByText(v.t('map.credits'), { exact: true }).click();
    expect(await page.locator('.credits').innerText()).toContain('© Cartografía Inventada');
    await v.leave();
  });

  it('is missing without harm where the service has none', async () => {
    const response = await fetch(`${BASE_URL}/basemap/tiles.json`);
    expect(response.status).toBe(204);
  });
});
