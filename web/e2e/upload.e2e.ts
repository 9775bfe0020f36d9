// A documenter brings a file: signs in, uploads, answers, corrects, confirms, reads the receipt, undoes; and records one incident. With
// the keyboard alone where it says so. Needs a documenter's token (SPOTLIGHT_TOKEN) of the running server.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Download, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { say, sayCount } from '../src/i18n/staff';
import { BASE_URL, close, SCREENS, shared } from './browser.mjs';
import { VISITORS } from './support';
import type { Lang, Screen } from './support';

const TOKEN = process.env['SPOTLIGHT_TOKEN'] ?? '';
const SHOTS = process.env['SPOTLIGHT_SHOTS'];
if (!TOKEN) console.warn('upload.e2e.ts is skipped: SPOTLIGHT_TOKEN names no documenter’s token');

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

/** Rows that nothing else has: a day and place of their own for each run. `Casos` are dates that can be read in two orders. */
function register(seed: number): Buffer {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const day = `${String((i % 9) + 1).padStart(2, '0')}/${String(((i + 3) % 9) + 1).padStart(2, '0')}/2019`;
    return `${day};31.${7000 + ((seed + i) % 2000)};-111.${2000 + (seed % 7000)};Invented ${i};${i % 3};Nobody ${i};${seed}-${i}`;
  });
  rows.push(`01/02/2019;0;0;Nowhere;1;Nobody;${seed}-x`);
  return Buffer.from(
    `Fecha;Latitud;Longitud;Lugar de los hechos;Muertos;Nombre;Folio\r\n${rows.join('\r\n')}\r\n`,
  );
}

async function open(screen: Screen, lang: Lang, path = '/upload') {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    locale: lang === 'es' ? 'es-MX' : 'en-US',
    hasTouch: screen === 'phone',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    // Whoever is not signed in is asked for a session first, and has none.
    const noSession = message.text().includes('401') && message.location().url.endsWith('/api/v1/session');
    if (message.type() === 'error' && !noSession) wrong.push(message.text());
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
  let shots = 0;
  return {
    page,
    t: (...args: Parameters<typeof say> extends [Lang, ...infer Rest] ? Rest : never) => say(lang, ...args),
    tn: (...args: Parameters<typeof sayCount> extends [Lang, ...infer Rest] ? Rest : never) =>
      sayCount(lang, ...args),
    /** No violation of WCAG 2.2 A or AA, nothing wider than the screen; and a picture, where somebody wants to look. */
    async fine(what: string) {
      if (SHOTS) {
        mkdirSync(SHOTS, { recursive: true });
        const path = join(SHOTS, `${screen}-${lang}-${++shots}-${what}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        what,
      ).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
    },
    async leave(expected?: RegExp) {
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      expect(wrong.filter((message) => !expected?.test(message))).toEqual([]);
      await context.close();
    },
  };
}

/** The other way to sign in is one fold away. */
async function token(page: Page) {
  const field = page.locator('#token');
  await field.waitFor({ state: 'attached' });
  if (!(await field.isVisible())) await page.locator('details:has(#token) > summary').click();
  return field;
}

async function signIn(page: Page) {
  await (await token(page)).fill(TOKEN);
  await page.keyboard.press('Enter');
  await page.locator('#token').waitFor({ state: 'detached' });
}

async function text(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

describe.skipIf(!TOKEN).each(VISITORS)('on a $screen in $lang', ({ screen, lang }) => {
  it('a file is uploaded, understood, confirmed and undone', async () => {
    const { page, t, tn, fine, leave } = await open(screen, lang);
    await (await token(page)).fill('spot_nothing');
    await page.keyboard.press('Enter');
    await page.locator('#token-error:not(:empty)').waitFor();
    await fine('refused');
    await signIn(page);
    await page.getByText(t('upload.chooseHint')).waitFor();
    await fine('home');

    const file = { name: 'casos.csv', mimeType: 'text/csv', buffer: register(Date.now() % 1_000_000) };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.waitForURL(/\/upload\/files\//);
    await page.locator('[data-questions]').waitFor();
    await fine('questions');

    // The keyboard answers, and goes on where the answer leads.
    for (let rounds = 0; rounds < 3 && (await page.locator('[data-questions]').count()) > 0; rounds++) {
      const orders = page.locator('[data-questions] input[type=radio]');
      if (await orders.count()) {
        await orders.first().focus();
        await page.keyboard.press('Space');
      }
      const category = page.locator('[data-ask=category] select').last();
      if (await category.count()) await category.selectOption('death');
      await page.locator('[data-questions] button').focus();
      const again = page.waitForResponse(/\/preview$/);
      await page.keyboard.press('Enter');
      await again;
      await page.waitForTimeout(300);
    }
    await page.locator('[data-equation]').waitFor({ state: 'attached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sum-title');
    await page.locator('[data-rows-map=ready]').waitFor();
    const sum = t('upload.equationSpoken', {
      read: 13,
      accepted: 12,
      updated: 0,
      unchanged: 0,
      duplicate: 0,
      rejected: 1,
    });
    expect(await page.locator('[data-equation]').innerText()).toBe(sum);
    await page.locator('[data-problem=zero_coordinates] summary').click();
    await page.locator('[data-problem=zero_coordinates] tbody tr').first().waitFor();
    await page.getByText(t('upload.byState')).click();
    await page.getByRole('cell', { name: 'Arizona' }).waitFor();
    await fine('preview');

    // A column of names stays out until somebody says so twice.
    const names = page.locator('tr', { hasText: 'Nombre' }).locator('select');
    expect(await names.inputValue()).toBe('');
    await names.selectOption('private_notes');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => names.inputValue()).toBe('');

    await page
      .getByRole('button', { name: tn('upload.confirm', 12) })
      .first()
      .click();
    await page.getByRole('dialog').getByText(t('upload.notPublic')).waitFor();
    await fine('confirm');
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.waitForURL(/\/upload\/batches\/\d+$/);
    await page.locator('[data-equation]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-equation]').innerText()).toBe(sum);
    await fine('receipt');

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: t('upload.rejectsDownload') }).click();
    expect(await text(await downloading)).toMatch(/error[\s\S]*01\/02\/2019/);

    // The address is permanent, and the token survives a reload in this tab.
    await page.reload();
    await page.locator('[data-equation]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: t('upload.undo'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('upload.undoYes') })
      .click();
    await page.getByText(t('upload.undoneText')).waitFor();
    await fine('undone');

    await page.getByRole('button', { name: t('upload.signOut') }).click();
    await page.locator('#token').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await leave(/401/);
  });

  it('one incident is checked at its fields, survives a reload, and gets its receipt', async () => {
    const { page, t, fine, leave } = await open(screen, lang, '/upload/new');
    await signIn(page);
    await page.locator('[data-place-map=ready]').waitFor();
    await fine('form');
    await page.locator('input[name=precision][value=month]').check();
    await page.locator('#f-date').fill('2019');
    await page.locator('select:near(#f-date)').first().selectOption('5');
    await page.locator('#f-dead').fill('0');
    await page.getByRole('button', { name: t('upload.check') }).click();
    await page.locator('.answer a[href="#f-category"]').waitFor();
    await fine('to-fix');
    await page.locator('.answer a[href="#f-category"]').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-category');

    await page.reload();
    await expect.poll(() => page.locator('#f-dead').inputValue()).toBe('0');
    await page.locator('#f-category').selectOption('use_of_force');
    await page.locator('#f-coordinates').fill('31°39′N 110°21′W');
    await page.locator('#f-title').fill(`Invented ${Date.now()}`);
    await page.getByRole('button', { name: t('upload.check') }).click();
    await page.locator('[data-check-ok]').waitFor();
    await fine('checked');
    await page.getByRole('button', { name: t('upload.send') }).click();
    await page.waitForURL(/\/upload\/batches\/\d+$/);
    await page.locator('[data-equation]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-equation]').innerText()).toContain('1');
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(['spotlight.token']);
    await leave(/422/);
  });
});

it.skipIf(!TOKEN)('a broken connection and a reload cost nothing that arrived', async () => {
  const { page, t, leave } = await open('phone', 'en');
  await signIn(page);
  const buffer = Buffer.concat([register(1), Buffer.from('x'.repeat(1_500_000))]);
  const file = { name: `large-${Date.now()}.csv`, mimeType: 'text/csv', buffer };
  let pieces = 0;
  await page.route('**/api/v1/uploads/*', (route) => {
    const piece = route.request().method() === 'PATCH';
    if (piece) pieces += 1;
    return piece && pieces > 1 ? route.abort() : route.continue();
  });
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByText(t('upload.waiting')).waitFor();
  await page.unroute('**/api/v1/uploads/*');
  await page.reload();
  await page.getByText(file.name).waitFor();
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await page.locator('input[type=file]').last().setInputFiles(file);
  await page.waitForURL(/\/upload\/files\//);
  expect(offsets[0]).toBeGreaterThan(0);
  await page.getByRole('button', { name: t('upload.discard') }).click();
  await page.waitForURL(/\/upload$/);
  await leave(/ERR_FAILED/);
});
