// The map: what is drawn can be clicked, and moving it is part of the address.
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_URL, close, SCREENS, settled, shared } from './browser.mjs';
import { api, visit, VISITORS } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const mercator = (lon: number, lat: number) =>
  [(lon + 180) / 360, (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2] as const;

/** All features that the service gives at a zoom, found by going down from the whole world where there is something. */
async function tileFeatures(zoom: number): Promise<Feature<Point>[]> {
  let tiles = [{ x: 0, y: 0, features: [] as Feature<Point>[] }];
  for (let z = 0; z <= zoom; z++) {
    const next =
      z === 0
        ? tiles
        : tiles.flatMap(({ x, y }) =>
            [0, 1].flatMap((dx) =>
              [0, 1].map((dy) => ({ x: 2 * x + dx, y: 2 * y + dy, features: [] as Feature<Point>[] })),
            ),
          );
    tiles = await Promise.all(
      next.map(async ({ x, y }) => {
        const { features } = await api<FeatureCollection<Point>>(`/tiles/${z}/${x}/${y}.geojson`);
        return { x, y, features };
      }),
    );
    tiles = tiles.filter(({ features }) => features.length > 0);
  }
  return tiles.flatMap(({ features }) => features);
}

async function clickCentre(page: Page): Promise<void> {
  const box = await page.locator('.map canvas').boundingBox();
  if (!box) throw new Error('the map has a size');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const sum = (features: Feature[]) =>
  features.reduce((n, { properties }) => n + (properties?.['point_count'] ?? 1), 0);

it('the tiles that it draws hold as many incidents as the header says', async () => {
  const { count, leave } = await visit(browser, { screen: 'desktop', lang: 'en' });
  const all = await count();
  for (const zoom of [0, 3, 6]) expect(sum(await tileFeatures(zoom)), `at zoom ${zoom}`).toBe(all);
  await leave();
});

describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
  it('a cluster opens into its members', async () => {
    const clusters = (await tileFeatures(4)).filter(({ properties }) => properties?.['cluster']);
    // Alone enough that nothing else is in reach of the pointer: 64 pixels at zoom 5.
    const alone = (one: Feature<Point>) =>
      clusters.every((other) => other === one || distance(one, other) > 64 / (512 * 2 ** 5));
    const cluster =
      clusters
        .toSorted((a, b) => b.properties?.['point_count'] - a.properties?.['point_count'])
        .find(alone) ?? clusters[0];
    const [lon = 0, lat = 0] = cluster?.geometry.coordinates ?? [];
    const { page, leave } = await visit(browser, visitor, `/?at=5/${lat}/${lon}`);
    await clickCentre(page);
    await expect
      .poll(() => Number(new URL(page.url()).searchParams.get('at')?.split('/')[0]))
      .toBeGreaterThan(5);
    await leave();
  });

  it('a mark opens its incident, and going back closes it', async () => {
    const single = (await tileFeatures(9)).find(
      ({ properties }) => !properties?.['cluster'] && properties?.['precision'] === 'exact',
    );
    const [lon = 0, lat = 0] = single?.geometry.coordinates ?? [];
    const { page, leave } = await visit(browser, visitor, `/?at=14/${lat}/${lon}`);
    await clickCentre(page);
    await page.locator('#incident-title').waitFor();
    expect(new URL(page.url()).searchParams.get('incident')).toBe(single?.properties?.['id']);
    await page.goBack();
    await page.locator('#incident-title').waitFor({ state: 'detached' });
    await leave();
  });

  it('the address says where the map was moved by hand, and nothing that it did by itself', async () => {
    const { page, leave } = await visit(browser, visitor);
    const at = () => new URL(page.url()).searchParams.get('at');
    await page.setViewportSize({ width: 600, height: 700 });
    await page.waitForTimeout(500);
    expect(at(), 'after the window changed').toBeNull();
    const box = await page.locator('.map canvas').boundingBox();
    if (!box) throw new Error('the map has a size');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -300);
    await expect.poll(at, { message: 'after the wheel' }).not.toBeNull();
    const before = at();
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 30, { steps: 5 });
    await page.mouse.up();
    await expect.poll(at, { message: 'after a drag' }).not.toBe(before);
    await leave();
  });

  it('zooming goes into the address and back comes home', async () => {
    const { page, t, leave } = await visit(browser, visitor);
    await page.getByRole('button', { name: t('map.zoomIn') }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).not.toBeNull();
    const near = new URL(page.url()).searchParams.get('at');
    await page.getByRole('button', { name: t('map.home') }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).not.toBe(near);
    await leave();
  });
});

describe.each(['light', 'dark'] as const)('sectors in %s', (colorScheme) => {
  const NOTHING = 'category=raid&from=1990&to=1990';
  const EMPTY = { type: 'FeatureCollection', features: [] };

  /** The map, and the same without any sector. */
  async function both(at: string): Promise<[Buffer, Buffer]> {
    const shots: Buffer[] = [];
    for (const withSectors of [true, false]) {
      const context = await browser.newContext({
        viewport: SCREENS.desktop,
        colorScheme,
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      if (!withSectors)
        await page.route('**/basemap/sectors.geojson', (route) => route.fulfill({ json: EMPTY }));
      await page.goto(`${BASE_URL}/?${NOTHING}&at=${at}`);
      await settled(page);
      await page.waitForTimeout(300);
      shots.push(await page.locator('.map canvas').screenshot());
      await context.close();
    }
    return shots as [Buffer, Buffer];
  }

  it('are drawn and named at middle zooms, and neither far away nor close by', async () => {
    const [theirs, none] = await both('6.5/32.6/-110.5');
    // Some hundred pixels of dashed lines and the letters of names.
    expect(await different(theirs, none)).toBeGreaterThan(500);
    for (const at of ['4.5/32.6/-110.5', '9.5/32.6/-110.5'])
      expect(await different(...(await both(at))), `at ${at}`).toBeLessThan(50);
  });

  /** Pixels in which two pictures differ. */
  async function different(one: Buffer, other: Buffer): Promise<number> {
    const page = await browser.newPage();
    return page.evaluate(
      async (pictures) => {
        const [a, b] = await Promise.all(
          pictures.map(async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
            const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
            canvas?.drawImage(picture, 0, 0);
            return canvas?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray();
          }),
        );
        let count = 0;
        for (let i = 0; i < (a?.length ?? 0); i += 4)
          if ([0, 1, 2].some((c) => Math.abs((a?.[i + c] ?? 0) - (b?.[i + c] ?? 0)) > 8)) count++;
        return count;
      },
      [one, other].map((picture) => picture.toString('base64')),
    );
  }
});

it('files that are drawn only from close by are asked for only there', async () => {
  const v = await visit(browser, { screen: 'phone', lang: 'en' });
  const { page, t } = v;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(/basemap\/(\w+)\.geojson/.exec(request.url())?.[1] ?? ''));
  await page.reload();
  await settled(page);
  expect(asked).toEqual(expect.arrayContaining(['states', 'border']));
  for (const name of ['sectors', 'counties']) expect(asked).not.toContain(name);
  const fetched = ['sectors', 'counties'].map((name) => page.waitForResponse(`**/basemap/${name}.geojson`));
  for (let n = 0; n < 4; n++) {
    await page.getByRole('button', { name: t('map.zoomIn') }).click();
    await page.waitForTimeout(500);
  }
  for (const answer of await Promise.all(fetched)) expect(answer.status()).toBe(200);
  await page.getByText(t('legend.title'), { exact: true }).click();
  await page.getByText(t('legend.sector')).waitFor();
  await v.leave();
});

function distance(one: Feature<Point>, other: Feature<Point>): number {
  const [[ax, ay], [bx, by]] = [one, other].map(({ geometry: { coordinates } }) =>
    mercator(coordinates[0] ?? 0, coordinates[1] ?? 0),
  ) as [readonly [number, number], readonly [number, number]];
  return Math.hypot(ax - bx, ay - by);
}
