// Context under the incidents: counts, rates and loaded figures say which they are, agree with the service, and can be read as a table.
// The layers are invented, and loaded by the command while the service runs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  IncidentAnswer,
  IncidentPage,
  Layers,
  LayerValues,
  RegionsAnswer,
  Summary,
} from '../src/api/types';
import { translate } from '../src/i18n/translate';
import { violations } from './axe';
import { BASE_URL, close, SCREENS, settled, shared } from './browser.mjs';
import type { Visit } from './support';
import { api, visit, VISITORS, waitForCount } from './support';

const BINARY = process.env['SPOTLIGHT_BINARY'] ?? '';
const DATABASE = process.env['SPOTLIGHT_DATABASE'] ?? '';
const canLoad = BINARY !== '' && DATABASE !== '';
if (!canLoad) console.log('skipped: layers are loaded by SPOTLIGHT_BINARY into SPOTLIGHT_DATABASE');

const FOLDER = mkdtempSync(join(tmpdir(), 'spotlight-context-'));
const SOURCE = 'An invented register';
const PIMA = '04019';

function layer(...args: string[]): void {
  execFileSync(BINARY, ['layer', ...args, '--db', DATABASE], { stdio: 'pipe' });
}

function add(file: string, text: string, ...flags: string[]): void {
  const path = join(FOLDER, file);
  writeFileSync(path, text);
  layer('add', path, '--source', SOURCE, '--licence', 'CC0', '--year', '2019', '--replace', ...flags);
}

/** Waits until the service, which follows the database, has so many layers. */
async function untilThereAre(count: number): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 100) {
    if ((await api<Layers>('/api/v1/layers')).layers.length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the service has not ${count} layers`);
}

const COUNTIES = ['04019', '04023', '04003', '26043', '26044', '48141', '48229', '06073', '35013', '02004'];

async function loadAll(): Promise<void> {
  const rows = (figure: (n: number) => string) =>
    COUNTIES.map((code, n) => `${code},${figure(n)}`).join('\n');
  add(
    'e2e-poverty.csv',
    `county,poverty\n${rows((n) => String(10 + 2.5 * n))}\n`,
    '--id',
    'e2e-poverty',
    ...['--name', 'Poverty', '--name-es', 'Pobreza', '--unit', 'percent'],
  );
  add(
    'e2e-people.csv',
    `county,people\n${rows((n) => String(n === 2 ? 5000 : 100_000 * (n + 1)))}\n`,
    '--id',
    'e2e-people',
    ...['--name', 'Residents', '--name-es', 'Residentes', '--unit', 'people', '--population'],
  );
  add(
    'e2e-office.csv',
    `county,office\n04019,North\n04023,North\n48141,South\n`,
    '--id',
    'e2e-office',
    ...['--name', 'Office', '--name-es', 'Oficina'],
  );
  const geometry = (type: string, coordinates: unknown) => ({ type, coordinates });
  const things = [
    [
      'A wall',
      geometry('LineString', [
        [-111.1, 31.33],
        [-110.5, 31.33],
      ]),
    ],
    ['A gate', geometry('Point', [-110.94, 31.33])],
    [
      null,
      geometry('Polygon', [
        [
          [-111.5, 31.6],
          [-111.2, 31.6],
          [-111.2, 31.9],
          [-111.5, 31.6],
        ],
      ]),
    ],
  ] as const;
  const features = things.map(([name, shape]) => ({
    type: 'Feature',
    properties: { name },
    geometry: shape,
  }));
  add(
    'e2e-things.geojson',
    JSON.stringify({ type: 'FeatureCollection', features }),
    '--id',
    'e2e-things',
    ...['--name', 'Wall', '--name-es', 'Muro'],
  );
  const wide = [
    [-125, 20],
    [-90, 20],
    [-90, 45],
    [-125, 45],
    [-125, 20],
  ];
  const everywhere = {
    type: 'Feature',
    properties: { name: 'A zone' },
    geometry: geometry('Polygon', [wide]),
  };
  add(
    'e2e-zone.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [everywhere] }),
    '--id',
    'e2e-zone',
    ...['--name', 'Zone', '--name-es', 'Franja'],
  );
  const { lat, lon } = await insideArea();
  add(
    'e2e-inside.csv',
    `name,lat,lon\nA post,${lat},${lon}\n`,
    '--id',
    'e2e-inside',
    ...['--name', 'Post', '--name-es', 'Caseta'],
  );
}

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const legend = (page: Page) => page.locator('[data-context="there"]');

/** Opens the legend, which a phone shows closed. */
async function openLegend(page: Page): Promise<void> {
  await legend(page).waitFor();
  if (!(await legend(page).evaluate((details: HTMLDetailsElement) => details.open)))
    await legend(page).locator('summary').click();
}

async function openSection({ page, t, showFilters }: Visit): Promise<void> {
  await showFilters();
  const section = page.locator('summary', { hasText: t('context.title') });
  await section.click();
  await page.getByRole('group', { name: t('context.shade') }).waitFor();
}

/** The table as code and text of the last column. */
async function table({ page, t }: Visit): Promise<Map<string, string>> {
  await openLegend(page);
  await page.getByRole('button', { name: t('context.table') }).click();
  const rows = page.getByRole('dialog').locator('tr[data-code]');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [row.getAttribute('data-code') ?? '', row.lastElementChild?.textContent?.trim() ?? '']),
  );
  return new Map(cells as [string, string][]);
}

/** Goes to another address of the page without loading it again. */
async function look(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await legend(page).waitFor();
  await settled(page);
  await page.waitForTimeout(500);
}

/** No incident is drawn under this filter. */
const NOTHING = 'category=raid&from=1990&to=1990';

/** Presses the map near its middle, with a finger where there is one. */
async function pressCentre(page: Page, { screen }: { screen: string }, dx = 0, dy = 0): Promise<void> {
  const box = await page.locator('.map canvas').boundingBox();
  if (!box) throw new Error('the map has a size');
  const [x, y] = [box.x + box.width / 2 + dx, box.y + box.height / 2 + dy];
  if (screen === 'desktop') await page.mouse.click(x, y);
  else await page.touchscreen.tap(x, y);
}

/** Presses until a card is there: a layer may be drawn a moment after its legend. Not twice at once, which zooms. */
async function pressUntil(card: Locator, on: { screen: string }, dx = 0, dy = 0): Promise<void> {
  await expect
    .poll(async () => {
      await card.page().waitForTimeout(700);
      await pressCentre(card.page(), on, dx, dy);
      await card.page().waitForTimeout(300);
      return card.isVisible();
    })
    .toBe(true);
}

/** A place in the area of a masked incident, away from its middle, where its mark is. */
async function insideArea(): Promise<{ lat: number; lon: number }> {
  const { incidents } = await api<IncidentPage>('/api/v1/incidents?limit=500');
  for (const { id } of incidents.filter(({ precision }) => precision === 'area')) {
    const { incident } = await api<IncidentAnswer>(`/api/v1/incidents/${id}`);
    const geometry = incident.area?.geometry as unknown as Geometry;
    // One that the border line cuts has many corners, and its middle may be near the line.
    const [[ring = []] = [], ...others] = geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    if (others.length > 0 || ring.length !== 7) continue;
    const [x = 0, y = 0] = ring[0] ?? [];
    const between = (middle: number, corner: number) => middle + 0.6 * (corner - middle);
    return { lat: between(incident.lat, y), lon: between(incident.lon, x) };
  }
  throw new Error('the sample has an incident with a whole area');
}

/** An exact incident that is in no cluster from zoom 14 on, and not on the area of another. */
async function aloneOnMap(): Promise<{ id: string; lat: number; lon: number }> {
  const { incidents } = await api<IncidentPage>('/api/v1/incidents?limit=500');
  for (const { id, lat, lon } of incidents.filter(({ precision }) => precision === 'exact')) {
    const x = Math.floor(((lon + 180) / 360) * 2 ** 14);
    const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** 14);
    const [{ features }, areas] = (await Promise.all(
      ['', '/areas'].map((layer) => api<FeatureCollection>(`/tiles${layer}/14/${x}/${y}.geojson`)),
    )) as [FeatureCollection, FeatureCollection];
    if (features.length === 1 && features[0]?.properties?.['id'] === id && areas.features.length === 0)
      return { id, lat, lon };
  }
  throw new Error('the sample has an exact incident by itself');
}

const numberIn = (text: string) => Number(text.replaceAll(',', ''));

describe.each(VISITORS)('on a $screen in $lang, without any layer', (visitor) => {
  it('nothing of it is asked for before the section is opened', async () => {
    const v = await visit(browser, visitor);
    const asked: string[] = [];
    v.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const loaded = await v.page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const ofContext = (path: string) => /layers|county-areas|Context(Panel|Map)/.test(path);
    expect(loaded.filter(ofContext)).toEqual([]);
    await openSection(v);
    await expect.poll(() => asked.some((path) => path === '/api/v1/layers')).toBe(true);
    expect(asked.filter((path) => path.includes('county-areas'))).toEqual([]);
    await v.leave();
  });

  it.skipIf(!canLoad)('there are counts, which agree with the page and the service', async () => {
    await untilThereAre(0);
    const v = await visit(browser, visitor, '/?category=death');
    const { page, t, count } = v;
    await openSection(v);
    await page.locator('[data-context-empty]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('radio', { name: t('context.count') }).check();
    await v.closeFilters();
    await openLegend(page);
    expect(new URL(page.url()).searchParams.get('shade')).toBe('count');
    await legend(page).getByText(t('context.nature.count'), { exact: true }).waitFor();
    await legend(page).getByText(t('context.warn.count')).waitFor();

    const { rows, total } = await api<Summary>('/api/v1/summary?by=county&category=death');
    expect(await count()).toBe(total);
    const unassigned = rows.find(({ county }) => county === 'unassigned')?.incidents ?? 0;
    const placed = Number(await page.locator('[data-agree]').getAttribute('data-agree'));
    expect(placed).toBe(total - unassigned);
    await legend(page).getByText(t('context.agree', { placed, total, unassigned })).waitFor();
    const shown = await table(v);
    const { regions } = await api<RegionsAnswer>('/api/v1/regions?kind=county');
    expect(shown.size).toBe(regions.length);
    expect([...shown.values()].reduce((sum, text) => sum + numberIn(text), 0)).toBe(placed);
    for (const { county, incidents } of rows)
      if (county && county !== 'unassigned')
        expect(numberIn(shown.get(county) ?? ''), county).toBe(incidents);
    await page.getByRole('button', { name: t('context.close') }).click();
    await page.getByRole('button', { name: t('context.remove') }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?category=death');
    expect(await page.locator('[data-context]').count()).toBe(0);
    await v.leave();
  });

  it('an address that names a layer that is not there says so', async () => {
    const v = await visit(browser, visitor, '/?shade=not-there');
    await openLegend(v.page);
    await v.page.getByText(v.t('context.missing', { id: 'not-there' })).waitFor();
    await v.leave();
  });

  it('a service that cannot be reached is named, and asked again', async () => {
    const v = await visit(browser, visitor);
    await v.page.route('**/api/v1/layers', (route) => route.abort());
    await openSection(v);
    await v.page.getByRole('alert').getByText(v.t('error.unreachable')).waitFor();
    await v.page.unroute('**/api/v1/layers');
    await v.page
      .getByRole('alert')
      .getByRole('button', { name: v.t('error.retry') })
      .click();
    await v.page.getByRole('alert').waitFor({ state: 'detached' });
    await v.leave(/ERR_FAILED/);
  });
});

describe.skipIf(!canLoad)('with layers', () => {
  beforeAll(async () => {
    await loadAll();
    await untilThereAre(6);
  });
  afterAll(() => {
    for (const id of ['e2e-poverty', 'e2e-people', 'e2e-office', 'e2e-things', 'e2e-zone', 'e2e-inside'])
      layer('remove', id);
  });

  describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
    it('a loaded figure has its limits, unit, source, year and licence, and every county has its own', async () => {
      const v = await visit(browser, visitor);
      const { page, t } = v;
      const poverty = await api<LayerValues>('/api/v1/layers/e2e-poverty');
      const name = `${poverty.name[visitor.lang]} (2019)`;
      await openSection(v);
      await page.getByRole('radio', { name: new RegExp(`^${poverty.name[visitor.lang]}`) }).check();
      await v.closeFilters();
      await openLegend(page);
      await legend(page).getByText(t('context.nature.loaded'), { exact: true }).waitFor();
      await legend(page)
        .getByText(t('context.credit', { source: SOURCE, year: '2019', licence: 'CC0' }))
        .waitFor();
      const classes = await legend(page).locator('[data-classes] li').allInnerTexts();
      expect(classes).toHaveLength((poverty.breaks?.limits.length ?? 0) + 2);
      for (const [n, limit] of (poverty.breaks?.limits ?? []).entries())
        expect(classes[n]).toContain(`${limit}`);
      expect(classes.at(-1)).toContain(t('context.noFigure'));

      const shown = await table(v);
      expect([...shown.keys()].toSorted()).toEqual(Object.keys(poverty.values).toSorted());
      for (const [code, value] of Object.entries(poverty.values))
        expect(parseFloat(shown.get(code) ?? ''), code).toBe(value);
      const figures = () => page.getByRole('dialog').locator('tr[data-code] td:last-child').allInnerTexts();
      const falling = (await figures()).map(parseFloat);
      expect(falling).toEqual(falling.toSorted((a, b) => b - a));
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('context.figure') })
        .click();
      expect((await figures()).map(parseFloat)).toEqual(falling.toReversed());
      expect(
        await page.getByRole('columnheader', { name: t('context.figure') }).getAttribute('aria-sort'),
      ).toBe('ascending');
      await page.getByRole('button', { name: t('context.close') }).click();
      expect(await page.locator('[data-context] summary').innerText()).toBe(name);
      await v.leave();
    });

    it('a rate is incidents by residents, says so, and follows the filter', async () => {
      const v = await visit(browser, visitor, '/?shade=rate:e2e-people');
      const { page, t } = v;
      const people = await api<LayerValues>('/api/v1/layers/e2e-people');
      const same = async (query: string) => {
        const { rows } = await api<Summary>(`/api/v1/summary?by=county${query}`);
        const shown = await table(v);
        expect(shown.size).toBe(Object.keys(people.values).length);
        for (const [code, residents] of Object.entries(people.values)) {
          const incidents = rows.find(({ county }) => county === code)?.incidents ?? 0;
          const rate = (incidents * 100_000) / Number(residents);
          expect(Math.abs(numberIn(shown.get(code) ?? '') - rate), code).toBeLessThanOrEqual(0.051);
        }
        await page.getByRole('button', { name: t('context.close') }).click();
      };
      await openLegend(page);
      await legend(page).getByText(t('context.nature.rate'), { exact: true }).waitFor();
      await legend(page).getByText(v.tn('context.warn.small', 1)).waitFor();
      await same('');
      await page.evaluate(() => {
        history.pushState(null, '', '/?shade=rate:e2e-people&category=death');
        dispatchEvent(new PopStateEvent('popstate'));
      });
      await waitForCount(page, (await api<Summary>('/api/v1/summary?by=county&category=death')).total);
      await same('&category=death');
      await v.leave();
    });

    it('a county that is pressed is named with its figure', async () => {
      const poverty = await api<LayerValues>('/api/v1/layers/e2e-poverty');
      const v = await visit(
        browser,
        visitor,
        '/?category=raid&from=1990&to=1990&shade=e2e-poverty&at=9/32.1/-111.8',
      );
      const { page } = v;
      await legend(page).waitFor();
      const box = await page.locator('.map canvas').boundingBox();
      if (!box) throw new Error('the map has a size');
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      const said = page.locator(`[data-region-value="${PIMA}"]`);
      await said.waitFor();
      expect(await said.innerText()).toContain(String(poverty.values[PIMA]));
      expect(await said.innerText()).toContain(poverty.name[visitor.lang]);
      await v.leave();
    });

    it('things with a place are drawn, credited, and named in words', async () => {
      const v = await visit(browser, visitor, '/?at=9/31.5/-111');
      const { page, t } = v;
      await openSection(v);
      const fetched = page.waitForResponse(
        (answer) => new URL(answer.url()).pathname === '/api/v1/layers/e2e-things',
      );
      await page.getByRole('checkbox', { name: /^(Wall|Muro) \(2019\)/ }).check();
      expect((await fetched).status()).toBe(200);
      await v.closeFilters();
      expect(new URL(page.url()).searchParams.get('layers')).toBe('e2e-things');
      await openLegend(page);
      await page.locator('[data-thing="e2e-things"]').getByText('CC0').waitFor();
      await page.getByRole('button', { name: t('context.table') }).click();
      const names = page.locator('[data-names="e2e-things"] li');
      await names.first().waitFor();
      expect(await names.allInnerTexts()).toEqual([
        `A gate ${t('context.thing.point')}`,
        `A wall ${t('context.thing.line')}`,
        v.tn('context.unnamed', 1),
      ]);
      await v.leave();
    });

    it('a thing that is pressed says what it is and where that comes from, and is closed again', async () => {
      const things = await api<{ layer: LayerValues }>('/api/v1/layers/e2e-things');
      const name = `${things.layer.name[visitor.lang]} (2019)`;
      const v = await visit(browser, visitor, `/?${NOTHING}&layers=e2e-things&at=10/31.33/-110.7`);
      const { page, t } = v;
      await legend(page).waitFor();
      const card = page.getByRole('dialog', { name: 'A wall' });
      await pressUntil(card, visitor);
      await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
      const of = (shape: 'line' | 'area') =>
        t('context.thing.of', { shape: t(`context.thing.${shape}`), layer: name });
      const credit = t('context.credit', { source: SOURCE, year: '2019', licence: 'CC0' });
      expect(await card.innerText()).toContain(of('line'));
      expect(await card.innerText()).toContain(credit);
      expect(await page.locator('.prompt').count(), 'a county is not asked for at the same time').toBe(0);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');

      await pressUntil(card, visitor);
      await card.getByRole('button', { name: t('context.thing.close') }).click();
      await card.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');

      // What has no name says so, and lets the county be asked for, which its area covers.
      await look(page, `/?${NOTHING}&layers=e2e-things&at=10/31.65/-111.25`);
      const unnamed = page.getByRole('dialog', { name: t('context.thing.unnamed') });
      await pressUntil(unnamed, visitor);
      expect(await unnamed.innerText()).toContain(of('area'));
      await unnamed.getByRole('button', { name: t('context.thing.county') }).click();
      await page.locator('.prompt strong').waitFor();
      expect(await page.locator('.prompt strong').innerText()).toContain('Pima');
      expect(await page.locator('[data-pressed]').count()).toBe(0);
      await v.leave();
    });

    it('an incident goes before the thing that lies under it', async () => {
      const { id, lat, lon } = await aloneOnMap();
      const v = await visit(browser, visitor, `/?layers=e2e-zone&at=15/${lat}/${lon}`);
      const { page } = v;
      await legend(page).waitFor();
      await pressUntil(page.getByRole('dialog', { name: 'A zone' }), visitor, 60, 60);
      await page.waitForTimeout(700);
      await pressCentre(page, visitor);
      await page.locator('#incident-title').waitFor();
      expect(new URL(page.url()).searchParams.get('incident')).toBe(id);
      await page.locator('[data-pressed]').waitFor({ state: 'detached' });
      await v.leave();
    });

    it('a thing on the area of masked incidents can be pressed, and gives the way to their list', async () => {
      const { lat, lon } = await insideArea();
      const v = await visit(browser, visitor, `/?layers=e2e-inside&at=14/${lat}/${lon}`);
      const { page, t } = v;
      await legend(page).waitFor();
      const card = page.getByRole('dialog', { name: 'A post' });
      await pressUntil(card, visitor);
      await card.getByRole('button', { name: t('context.thing.incidents') }).click();
      await expect.poll(() => new URL(page.url()).searchParams.has('area')).toBe(true);
      await v.leave();
    });

    it('the map for other sites shows what the address asks for', async () => {
      const page = await browser.newPage({ viewport: SCREENS[visitor.screen] });
      await page.goto(`${BASE_URL}/embed?shade=e2e-office&layers=e2e-things&lang=${visitor.lang}`);
      await openLegend(page);
      const classes = await legend(page).locator('[data-classes] li').allInnerTexts();
      const none = translate(visitor.lang, 'context.noFigure');
      expect(classes.map((text) => text.trim())).toEqual(['North', 'South', none]);
      await page.locator('[data-thing="e2e-things"]').waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it.each(['light', 'dark'] as const)(
      'legend, section and table have no violation in %s',
      async (colorScheme) => {
        const v = await visit(browser, visitor, '/?shade=rate:e2e-people&layers=e2e-things', {
          colorScheme,
          reducedMotion: 'reduce',
        });
        await openLegend(v.page);
        expect(await violations(v.page), 'legend').toEqual([]);
        await look(v.page, `/?${NOTHING}&layers=e2e-things,e2e-zone&at=10/31.33/-110.7`);
        await pressUntil(
          v.page.getByRole('dialog', { name: v.t('context.thing.several', { n: 2 }) }),
          visitor,
        );
        expect(await violations(v.page), 'card').toEqual([]);
        await v.page.keyboard.press('Escape');
        await look(v.page, '/?shade=rate:e2e-people&layers=e2e-things');
        await openLegend(v.page);
        await table(v);
        expect(await violations(v.page), 'table').toEqual([]);
        await v.page.keyboard.press('Escape');
        await v.showFilters();
        await v.page.getByRole('group', { name: v.t('context.shade') }).waitFor();
        expect(await violations(v.page), 'section').toEqual([]);
        const sideways = await v.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(sideways, 'scrolls sideways').toBe(false);
        await v.leave();
      },
    );
  });
});
