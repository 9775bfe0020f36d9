// The pages that the server writes, with JavaScript switched off: the list with its form, an incident, what the map is, and the downloads; and the map
// alone in the frame of another page.
import axe from 'axe-core';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentPage } from '../src/api/types';
import en from '../src/i18n/pages.en.json';
import es from '../src/i18n/pages.es.json';
import { BASE_URL, close, SCREENS, shared } from './browser.mjs';
import { violations as violationsOf } from './axe';
import { api, total, visit, VISITORS } from './support';

const WORDS = { en, es };

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

type Visitor = (typeof VISITORS)[number];

/** A page without JavaScript; `wrong` gathers what should never happen. */
async function open({ screen, lang }: Visitor, path: string, dark = false) {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    locale: lang === 'es' ? 'es-MX' : 'en-US',
    javaScriptEnabled: false,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(BASE_URL).origin) wrong.push(request.url());
  });
  await page.goto(BASE_URL + path);
  return { page, wrong, context };
}

/** What axe finds. Its script is put into a copy of the page that may run scripts: the page itself has none. */
async function violations(path: string, { screen, lang }: Visitor, dark: boolean): Promise<string[]> {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    locale: lang === 'es' ? 'es-MX' : 'en-US',
    colorScheme: dark ? 'dark' : 'light',
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(BASE_URL + path);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    return (await checker.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`);
  });
  await context.close();
  return found;
}

async function newest(precision: string): Promise<string> {
  const { incidents } = await api<IncidentPage>('/api/v1/incidents?limit=1000');
  const found = incidents.find((one) => one.precision === precision);
  if (!found) throw new Error(`the sample has no incident whose place is ${precision}`);
  return found.id;
}

const fits = (page: Page) => page.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth);

describe.each(VISITORS)('without JavaScript, $screen $lang', (visitor) => {
  const words = WORDS[visitor.lang];

  it('leads from the map to the list, filters it, and opens an incident', async () => {
    const { page, wrong, context } = await open(visitor, '/');
    await page
      .locator(`noscript section[lang="${visitor.lang}"] a, section[lang="${visitor.lang}"] a`)
      .first()
      .click();
    expect(new URL(page.url()).pathname).toBe('/list');
    expect(await page.locator('html').getAttribute('lang')).toBe(visitor.lang);
    await page.selectOption('#category', 'death');
    await page.selectOption('#region', 'state:US-AZ');
    await page.fill('#from', '2018');
    await page.getByRole('button', { name: words['pages.list.apply'] }).click();
    const query = 'category=death&region=state:US-AZ&from=2018';
    const said = (await page.locator('.total').innerText()).match(/[\d,]+/)?.[0] ?? '';
    expect(Number(said.replaceAll(',', ''))).toBe(await total(query));
    expect(await page.locator('#region').inputValue()).toBe('state:US-AZ');
    await page.getByRole('link', { name: words['pages.list.next'] }).click();
    expect(await page.locator('#category').inputValue(), 'the next page has the same filter').toBe('death');
    await page.locator('.cards a').first().click();
    await page.locator('.facts').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/incidents\/[0-9a-f-]{36}$/);
    expect(await page.locator('html').getAttribute('lang')).toBe(visitor.lang);
    expect(await fits(page)).toBe(true);
    const picture = page.locator('.preview img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
    expect(await context.cookies()).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('downloads the same rows in every form', async () => {
    const { page } = await open(visitor, '/list?category=raid');
    for (const [form, type] of [
      ['csv', 'text/csv'],
      ['geojson', 'application/geo+json'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ] as const) {
      const href = await page.locator(`a[href^="/api/v1/export.${form}"]`).getAttribute('href');
      expect(href).toContain('category=raid');
      const answer = await fetch(BASE_URL + href);
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
      await answer.arrayBuffer();
    }
    const report = await page.locator('a[href^="/api/v1/report.pdf"]').getAttribute('href');
    expect(report).toContain(`category=raid&lang=${visitor.lang}`);
    const pdf = await fetch(BASE_URL + report);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await pdf.arrayBuffer();
  });

  it('says what is not there, and which version this is', async () => {
    const missing = await open(visitor, '/incidents/00000000-0000-4000-8000-000000000000');
    expect(await missing.page.locator('h1').innerText()).toBe(words['pages.missing.title']);
    const about = await open(visitor, '/about');
    const { version } = await api<{ version: string }>('/api/v1/dataset');
    expect(await about.page.locator('main').innerText()).toContain(version);
    expect(await fits(about.page)).toBe(true);
  });

  it('is accessible, light and dark', async () => {
    const [masked, exact] = [await newest('area'), await newest('exact')];
    const paths = [
      '/list',
      `/incidents/${masked}`,
      `/incidents/${exact}`,
      '/about',
      '/incidents/none',
      '/list?from=x',
      '/reports',
      '/reports/none',
    ];
    for (const path of paths)
      for (const dark of [false, true]) expect(await violations(path, visitor, dark), path).toEqual([]);
  });
});

describe('the map in the frame of another page', () => {
  it('shows what it was asked for, keeps nothing, and leads to the whole page', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<title>Other</title><iframe src="${BASE_URL}/embed?category=death&region=state:US-AZ&lang=es" title="map" width="390" height="480"></iframe>` +
          `<iframe src="${BASE_URL}/list" title="list"></iframe>`,
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const context = await browser.newContext({ viewport: SCREENS.desktop });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const frame = page.frameLocator('iframe[title="map"]');
      await frame.locator('[data-phase="ready"], [data-phase="impossible"]').waitFor({ state: 'attached' });
      const expected = (await total('category=death&region=state:US-AZ')).toLocaleString('en-US');
      expect(await frame.locator('h1').innerText()).toContain(expected);
      const way = frame.locator('header > a');
      expect(await way.getAttribute('target')).toBe('_blank');
      expect(await way.getAttribute('href')).toContain('category=death&region=state:US-AZ');
      const inside = page.frames().find((one) => one.url().includes('/embed'));
      const kept = await inside?.evaluate(
        () => localStorage.length + sessionStorage.length + document.cookie.length,
      );
      expect(kept).toBe(0);
      expect(await context.cookies()).toEqual([]);
      // Every other page refuses: the frame has an error page of the browser, not ours.
      expect(page.frames().some((one) => one.url() === `${BASE_URL}/list`)).toBe(false);
    } finally {
      server.close();
    }
  });

  it.each(VISITORS.flatMap((visitor) => [false, true].map((dark) => ({ ...visitor, dark }))))(
    'is free of violations on its own: $screen, $lang, dark $dark',
    async ({ screen, lang, dark }) => {
      const context = await browser.newContext({
        viewport: SCREENS[screen],
        colorScheme: dark ? 'dark' : 'light',
        // For the checker alone, whose script is none of the page's.
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.goto(`${BASE_URL}/embed?category=death&lang=${lang}`);
      await page
        .locator('[data-phase="ready"], [data-phase="impossible"]')
        .first()
        .waitFor({ state: 'attached' });
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await violationsOf(page)).toEqual([]);
      await context.close();
    },
  );

  it('is given as one line of HTML, escaped', async () => {
    const { page, t, leave } = await visit(
      browser,
      { screen: 'desktop', lang: 'en' },
      '/?category=death&at=8/32/-111',
    );
    await page.getByRole('button', { name: t('embed.button') }).click();
    const html = await page.locator('#embed-html').inputValue();
    expect(html).toMatch(
      /^<iframe src="[^"<>]+\/embed\?category=death&#38;at=8\/32\/-111" title="[^"]+" [^<>]+><\/iframe>$/,
    );
    await page.getByRole('button', { name: t('embed.close') }).click();
    await leave();
  });
});
