// The page without a network: it opens, it says what it shows, and what a visitor has kept answers as the service does.
import type { FeatureCollection } from 'geojson';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentAnswer, IncidentPage, Summary, Timeline } from '../src/api/types';
import { answer } from '../src/offline/answers';
import type { Kept } from '../src/offline/kept';
import { violations } from './axe';
import { BASE_URL, close, settled, shared } from './browser.mjs';
import { api, total, visit, VISITORS, waitForCount } from './support';
import type { Visit } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const WITH_WORKER = { serviceWorkers: 'allow' } as const;
const NETWORK = /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/;

/** Waits until the page's own files are on the device. */
async function shellKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated');
}

async function openMenu({ page, t }: Visit): Promise<void> {
  const panel = page.getByRole('heading', { name: t('offline.title') });
  if (!(await panel.isVisible()))
    await page
      .locator('summary')
      .and(page.getByLabel(t('menu.title')))
      .click();
  await panel.waitFor();
}

/** Keeps what is shown. */
async function keep(v: Visit, n: number): Promise<void> {
  await openMenu(v);
  await v.page.getByRole('button', { name: v.tn('offline.keep', n) }).click();
  await v.page.locator(`[data-kept="${n}"]`).waitFor();
}

describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
  it('the page and the background map open, and it is said that incidents need a network', async () => {
    const v = await visit(browser, visitor, '/', WITH_WORKER);
    const { page } = v;
    await shellKept(page);
    await page.context().setOffline(true);
    await page.goto(`${BASE_URL}/?category=death`);
    await page.locator('[data-offline="none"]').waitFor();
    expect(await page.locator('[data-offline="none"]').innerText()).toBe(v.t('offline.none'));
    await page.waitForSelector('[data-phase="ready"]', { state: 'attached' });
    expect(await violations(page)).toEqual([]);

    await page.goto(`${BASE_URL}/about?lang=${visitor.lang}`);
    expect(await page.locator('h1').innerText()).not.toBe('');
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    await page.context().setOffline(false);
    await page.goto(BASE_URL);
    await settled(page);
    await v.leave(NETWORK);
  });

  it('kept incidents answer without a network, say how old they are, and are erased in one tap', async () => {
    const v = await visit(browser, visitor, '/?category=death', WITH_WORKER);
    const { page } = v;
    await shellKept(page);
    const deaths = await total('category=death');
    await keep(v, deaths);
    expect(await violations(page)).toEqual([]);

    await page.context().setOffline(true);
    await page.goto(`${BASE_URL}/?category=death`);
    await page.locator('[data-offline="kept"]').waitFor();
    await waitForCount(page, deaths);
    await settled(page);
    expect(await page.locator('[data-offline="kept"]').innerText()).toContain(
      new Intl.RelativeTimeFormat(visitor.lang === 'es' ? 'es-MX' : 'en-US', { numeric: 'auto' }).format(
        0,
        'day',
      ),
    );
    expect(await violations(page)).toEqual([]);

    // An incident of the list, by its own address as it would be shared.
    await v.showList();
    const first = page.locator('[data-incident]').first();
    const id = await first.getAttribute('data-incident');
    await page.goto(`${BASE_URL}/incidents/${id}`);
    await page.waitForURL(`${BASE_URL}/?*incident=${id}*`);
    await page.locator('article, [data-detail]').first().waitFor();

    // The network is back: everything is loaded again.
    await page.context().setOffline(false);
    await page.goto(BASE_URL);
    await settled(page);
    expect(await v.count()).toBe(await total(''));
    await openMenu(v);
    await page.getByRole('button', { name: v.t('offline.erase'), exact: true }).click();
    await page.locator('[data-kept]').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => caches.has('spotlight.kept'))).toBe(false);
    await page.getByRole('button', { name: v.t('offline.eraseAll') }).click();
    await page.getByText(v.t('offline.erased')).waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
    await v.leave(NETWORK);
  });
});

describe('the files of the page', () => {
  it('come from the network while there is one, and once erased are not put back by the page that is open', async () => {
    const v = await visit(browser, { screen: 'phone', lang: 'en' }, '/', WITH_WORKER);
    const { page } = v;
    await shellKept(page);
    await page.evaluate(async () => {
      const name = (await caches.keys()).find((own) => own.startsWith('spotlight.shell.')) ?? '';
      const old = () =>
        new Response('<!doctype html><title>Old</title>', { headers: { 'content-type': 'text/html' } });
      const cache = await caches.open(name);
      await Promise.all(['/', '/about?lang=en'].map((path) => cache.put(path, old())));
    });
    await page.goto(`${BASE_URL}/about?lang=en`);
    expect(await page.title()).not.toBe('Old');
    await page.goto(BASE_URL);
    await settled(page);
    expect(await page.title()).not.toBe('Old');
    await page.context().setOffline(true);
    // What was read with a network took the place of what was kept; the page itself is of the worker's build.
    await page.goto(`${BASE_URL}/about?lang=en`);
    expect(await page.title()).not.toBe('Old');
    await page.goto(BASE_URL);
    expect(await page.title()).toBe('Old');

    await page.context().setOffline(false);
    await page.goto(BASE_URL);
    await settled(page);
    await openMenu(v);
    await page.getByRole('button', { name: v.t('offline.eraseAll') }).click();
    await page.getByText(v.t('offline.erased')).waitFor();
    // Files that the worker would have answered for.
    await page.evaluate(() =>
      Promise.all(['/theme.js', '/basemap/places.geojson'].map((path) => fetch(path))),
    );
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await v.leave(NETWORK);
  });
});

describe('what is kept', () => {
  const visitor = VISITORS[0];
  if (!visitor) throw new Error('there are visitors');

  it('answers as the service does: filters, orders, pages, tiles, areas, time', async () => {
    const v = await visit(browser, visitor, '/', WITH_WORKER);
    const { page } = v;
    const all = await total('');
    await keep(v, all);
    const { incidents } = await api<IncidentPage>('/api/v1/incidents?limit=1000');
    const county = incidents.find((own) => own.county)?.county ?? '';
    const word = incidents.find((own) => own.place)?.place?.split(' ')[0] ?? '';
    const filters = [
      '',
      'category=death',
      'category=death,pursuit&fatal=false',
      'from=2019&to=2020-06',
      'from=2020-02-10&to=2020-02-10',
      `region=county:${county}`,
      'verification=verified,confirmed',
      'fatal=true&bbox=-113,31,-109,33.5',
      'bbox=-109,31,-113,33.5',
      `q=${encodeURIComponent(word)}`,
      'q=rio',
      'actor=border_patrol',
    ];
    const asked = filters.flatMap((filter) => [
      `/api/v1/incidents?${filter}&limit=40`,
      `/api/v1/incidents?${filter}&limit=25&sort=dead`,
      `/api/v1/incidents?${filter}&limit=25&sort=-updated`,
      `/api/v1/summary?by=category&${filter}`,
      `/api/v1/timeline?unit=month&${filter}`,
      `/api/v1/timeline?unit=year&${filter}`,
      `/tiles/4/3/6.geojson?${filter}`,
      `/tiles/6/12/25.geojson?${filter}`,
      `/tiles/6/12/26.geojson?${filter}`,
      `/tiles/8/49/103.geojson?${filter}`,
      `/tiles/areas/6/12/25.geojson?${filter}`,
    ]);
    type Body = Partial<IncidentPage & Summary & Timeline & FeatureCollection>;
    const told: [string, Body][] = [];
    for (const path of asked) {
      const response = await fetch(BASE_URL + path);
      if (response.status === 400) continue;
      told.push([path, response.status === 204 ? {} : ((await response.json()) as Body)]);
    }
    expect(told.length).toBeGreaterThan(100);

    const kept = (await page.evaluate(async () => {
      const found = await (await caches.open('spotlight.kept')).match('/kept/data');
      return (await found?.json()) as unknown;
    })) as Kept;
    for (const [path, expected] of told) compare(path, answer(kept, path) as Body, expected);
    for (const { id } of incidents.slice(0, 200)) {
      const path = `/api/v1/incidents/${id}`;
      const [own, other] = [answer(kept, path) as IncidentAnswer, await api<IncidentAnswer>(path)];
      // The shape of an area is written with more decimals in a tile than here.
      const plain = ({ area, ...rest }: IncidentAnswer['incident']) => ({
        ...rest,
        area: area?.id,
        r: area?.radius_m,
      });
      expect(plain(own.incident), path).toEqual(plain(other.incident));
      expect(Boolean(own.incident.area?.geometry), path).toBe(Boolean(other.incident.area));
    }
    await v.leave(NETWORK);
  });
});

function compare(
  path: string,
  own: Partial<IncidentPage & Summary & Timeline & FeatureCollection>,
  other: typeof own,
) {
  if (path.startsWith('/tiles/areas/')) {
    const held = (tile: typeof own) =>
      Object.fromEntries((tile.features ?? []).map(({ properties: p }) => [p?.['area'], p?.['incidents']]));
    expect(held(own), path).toMatchObject(held(other));
    return;
  }
  if (path.startsWith('/tiles/')) {
    expect(own.features ?? [], path).toEqual(other.features ?? []);
    return;
  }
  const { next: _own, ...mine } = own;
  const { next: _other, ...theirs } = other;
  expect(mine, path).toMatchObject(theirs);
}
