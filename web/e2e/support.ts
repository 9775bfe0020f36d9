// Opening the page as a visitor with a certain screen and language, and noticing everything that should never happen:
// errors, breaches of the content security policy, requests to other hosts, anything stored on the device.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { IncidentPage } from '../src/api/types';
import { translate, translateCount } from '../src/i18n/translate';
import type { Key, PluralKey, Values } from '../src/i18n/translate';
import { BASE_URL, SCREENS, settled } from './browser.mjs';

export type Screen = keyof typeof SCREENS;
export type Lang = 'en' | 'es';
export const VISITORS = (['phone', 'desktop'] as const).flatMap((screen) =>
  (['en', 'es'] as const).map((lang) => ({ screen, lang })),
);
/** The same and a tablet, for what is laid out by the width of the screen. */
export const EVERYWHERE = [...VISITORS, { screen: 'tablet' as const, lang: 'es' as const }];

export interface Visit {
  page: Page;
  t(key: Key, values?: Values): string;
  tn(stem: PluralKey, n: number): string;
  /** The number in the header, once it is there. */
  count(): Promise<number>;
  /** Shows the list, which a phone and a tablet hide behind the map. */
  showList(): Promise<void>;
  /** Opens the filters, which only a wide screen shows all the time. */
  showFilters(): Promise<void>;
  closeFilters(): Promise<void>;
  /** Fails if anything happened that should not; `expected` console messages do not count. */
  leave(expected?: RegExp): Promise<void>;
}

export async function visit(
  browser: Browser,
  { screen, lang }: { screen: Screen; lang: Lang },
  path = '/',
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const locale = lang === 'es' ? 'es-MX' : 'en-US';
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    locale,
    hasTouch: screen !== 'desktop',
    // Tests of the page with a network are about that: only those without one let it keep files.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(BASE_URL).origin) {
      wrong.push(`a request to ${url.origin}`);
    }
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(BASE_URL + path);
  await settled(page);

  const showFilters = async () => {
    if (screen !== 'desktop')
      await page
        .getByRole('button', { name: translate(lang, 'filter.open') })
        .first()
        .click();
  };
  const closeFilters = async () => {
    if (screen !== 'desktop')
      await page
        .getByRole('button', { name: translate(lang, 'filter.close') })
        .first()
        .click();
  };
  return {
    page,
    t: (key, values) => translate(lang, key, values),
    tn: (stem, n) => translateCount(lang, stem, n),
    count: () => headerCount(page),
    showList: async () => {
      if (screen !== 'desktop')
        await page.getByRole('button', { name: translate(lang, 'view.list'), exact: true }).click();
    },
    showFilters,
    closeFilters,
    leave: async (expected) => {
      const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
      expect(stored + (await context.cookies()).length, 'things stored on the device').toBe(0);
      expect(wrong.filter((message) => !expected?.test(message))).toEqual([]);
      await context.close();
    },
  };
}

async function headerCount(page: Page): Promise<number> {
  const bar = page.locator('[data-total]:not([aria-busy="true"])');
  await bar.waitFor();
  const text = (await bar.innerText()).match(/[\d,]+/)?.[0] ?? '';
  const count = Number(text.replaceAll(',', ''));
  expect(String(count)).toBe(await bar.getAttribute('data-total'));
  return count;
}

/** Waits until the header says this number: a filter was applied and answered. */
export async function waitForCount(page: Page, total: number): Promise<void> {
  await page.locator(`[data-total="${total}"]:not([aria-busy="true"])`).waitFor();
}

export async function api<T>(path: string): Promise<T> {
  const response = await fetch(BASE_URL + path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
}

export async function total(query: string): Promise<number> {
  return (await api<IncidentPage>(`/api/v1/incidents?limit=1${query && `&${query}`}`)).total;
}
