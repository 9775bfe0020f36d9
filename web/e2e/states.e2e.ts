// Every state of the page is accessible, and says what it is: nothing found, refused, unreachable, without scripts.
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentPage } from '../src/api/types';
import { violations } from './axe';
import { BASE_URL, close, shared } from './browser.mjs';
import { api, total, visit, EVERYWHERE, waitForCount } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const MATRIX = EVERYWHERE.flatMap((visitor) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...visitor, colorScheme })),
);

describe.each(MATRIX)('on a $screen in $lang, $colorScheme', ({ colorScheme, ...visitor }) => {
  it('map, list, filters and incident have no accessibility violation', async () => {
    const v = await visit(browser, visitor, '/?category=death,abuse', {
      colorScheme,
      reducedMotion: 'reduce',
    });
    expect(await violations(v.page), 'map').toEqual([]);
    await v.showFilters();
    await v.page.getByRole('combobox', { name: v.t('filter.region') }).fill('a');
    await v.page.locator('[role=option]').first().waitFor();
    expect(await violations(v.page), 'filters').toEqual([]);
    await v.closeFilters();
    await v.showList();
    expect(await violations(v.page), 'list').toEqual([]);
    await v.page.locator('[data-incident]').first().click();
    await v.page.getByRole('article').locator('dl').first().waitFor();
    expect(await violations(v.page), 'incident').toEqual([]);
    await v.leave();
  });
});

describe.each(EVERYWHERE)('on a $screen in $lang', (visitor) => {
  it('a filter that nothing matches says so and can be reset', async () => {
    const { page, t, count, showList, leave } = await visit(browser, visitor, '/?q=xyzzyplugh');
    expect(await count()).toBe(0);
    await showList();
    await page.locator('.panel').getByText(t('list.empty')).waitFor();
    expect(await violations(page)).toEqual([]);
    await page
      .locator('main')
      .getByRole('button', { name: t('filter.reset') })
      .last()
      .click();
    await waitForCount(page, await total(''));
    await leave();
  });

  it('a filter that the server refuses is explained in the server’s words', async () => {
    const refused = await fetch(`${BASE_URL}/api/v1/incidents?category=nonsense`);
    const { errors } = (await refused.json()) as { errors: { message: { en: string; es: string } }[] };
    const { page, t, showList, leave } = await visit(browser, visitor, '/?category=nonsense');
    await showList();
    await page
      .getByText(errors[0]?.message[visitor.lang] ?? 'no message')
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('alert')
      .getByRole('button', { name: t('filter.reset') })
      .click();
    await waitForCount(page, await total(''));
    await leave(/400/);
  });

  it('a server that cannot be reached is tried again', async () => {
    const { page, t, showList, showFilters, closeFilters, leave } = await visit(browser, visitor);
    await page.route('**/api/v1/**', (route) => route.abort());
    await showFilters();
    await page.getByRole('checkbox').first().check();
    await page.locator('[data-total]', { hasText: t('count.unknown') }).waitFor({ state: 'attached' });
    await closeFilters();
    await showList();
    await page.locator('.panel').getByText(t('error.unreachable')).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/v1/**');
    await page
      .locator('.panel')
      .getByRole('button', { name: t('error.retry') })
      .click();
    await page.locator('[data-incident]').first().waitFor();
    await leave(/ERR_FAILED/);
  });
});

it('without scripts both languages offer the data', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(BASE_URL);
  const links = page.locator('.noscript a');
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    '/list?lang=en',
    '/about?lang=en',
    '/list?lang=es',
    '/about?lang=es',
  ]);
  expect(
    await page.locator('.noscript').evaluateAll((all) => all.map((part) => part.getAttribute('lang'))),
  ).toEqual(['en', 'es']);
  // The way leads to the incidents, and from them to the files.
  await links.first().click();
  await page.locator('a[href^="/api/v1/export.csv"]').first().waitFor();
  expect(await page.locator('a[href^="/incidents/"]').count()).toBeGreaterThan(0);
  await context.close();
});

it('asks for nothing of MapLibre before the list is there', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/incidents?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(BASE_URL);
  await page.waitForTimeout(1000);
  expect(asked.filter((path) => /maplibre|controller|tiles|basemap/.test(path))).toEqual([]);
  answer();
  await expect.poll(() => asked.some((path) => /maplibre/.test(path))).toBe(true);
  const { incidents } = await api<IncidentPage>('/api/v1/incidents?limit=1');
  await page.locator(`[data-incident="${incidents[0]?.id}"]`).waitFor({ state: 'attached' });
  await context.close();
});
