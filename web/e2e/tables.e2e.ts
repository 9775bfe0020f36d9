// A table of ages, genders and nationalities is tried and made on the staff page and read on the public one, by keyboard alone, in both
// languages: what is not said is a sign with its words. And every state that the public page can be in.
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TableRelease, TableReleases } from '../src/api/types';
import type { Lang } from '../src/i18n/lang';
import { LOCALES } from '../src/i18n/lang';
import { say } from '../src/i18n/staff';
import { BASE_URL, close, shared } from './browser.mjs';
import type { Desk } from './staff-support';
import { asks, PEOPLE, personOf, sit } from './staff-support';
import { api, VISITORS } from './support';

if (PEOPLE.length === 0) console.warn('tables.e2e.ts is skipped in part: SPOTLIGHT_ACCOUNTS names nobody');

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const STATES = [
  'US-AZ',
  'US-TX',
  'US-CA',
  'MX-SON',
  'MX-CHH',
  'MX-TAM',
  'MX-BCN',
  'MX-COA',
  'US-NM',
  'MX-NLE',
];

interface Chosen {
  state: string;
  year: number;
  document: Pick<TableRelease, 'tables' | 'name' | 'incidents'>;
}

/** A state and year without a table yet, whose table would leave a small number unsaid. A table is made once: each run takes another. */
async function choose(page: Page): Promise<Chosen> {
  const { tables } = (await asks(page, 'GET', '/api/v1/tables')) as {
    tables: { state: string; year: number }[];
  };
  const last = new Date().getUTCFullYear() - 1;
  for (let year = last; year > last - 12; year -= 1)
    for (const state of STATES) {
      if (tables.some((one) => one.state === state && one.year === year)) continue;
      const tried = await page.evaluate(
        async (body) => {
          const headers = { 'content-type': 'application/json' };
          const response = await fetch('/api/v1/tables', { method: 'POST', headers, body });
          return response.ok ? ((await response.json()) as unknown) : null;
        },
        JSON.stringify({ state, year, rehearse: true }),
      );
      const document = tried as Chosen['document'] | null;
      const said = document?.tables.flatMap(({ rows }) => rows.map((row) => row.said)) ?? [];
      if (document && said.includes('<5')) return { state, year, document };
    }
  throw new Error('the sample has no state and year left whose table would leave a small number unsaid');
}

/** Tabs until an element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`no number of tabs leads to ${selector}`);
}

/** Marks an element that a role and name describe, so that the keyboard can be followed to it. */
async function mark(page: Page, role: 'button' | 'link', name: string): Promise<string> {
  const element = page.getByRole(role, { name, exact: true }).and(page.locator(':visible')).first();
  await element.evaluate((found) => found.setAttribute('data-wanted', 'yes'));
  return '[data-wanted]';
}

async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await tabTo(page, await mark(page, role, name));
  await page.evaluate(() => document.activeElement?.removeAttribute('data-wanted'));
  await page.keyboard.press('Enter');
}

/** What each cell of the public page must say for what the API says. */
function expected(desk: Desk, lang: Lang, row: { incidents: number | null; said: string }): string {
  if (row.incidents !== null) return new Intl.NumberFormat(LOCALES[lang]).format(row.incidents);
  return row.said === '<5' ? `<5\n${desk.t('tables.few')}` : `≥5\n${desk.t('tables.atLeast')}`;
}

async function saysWhatTheApiSays(desk: Desk, lang: Lang, { state, year }: Chosen): Promise<void> {
  const { page } = desk;
  const document = await api<TableRelease>(`/api/v1/releases/${state}/${year}`);
  for (const { by, rows, withheld } of document.tables) {
    const table = page.locator(`table[data-by=${by}]`);
    expect(await table.locator('caption').innerText()).toBe(desk.t(`tables.by.${by}`));
    expect(await table.locator('[data-withheld]').count()).toBe(withheld ? 1 : 0);
    expect(await table.locator('tbody th').count()).toBe(rows.length);
    for (const row of rows) {
      const cell = table.locator(`[data-code="${row.code}"] td`);
      expect((await cell.innerText()).replace(/\n+/g, '\n')).toBe(expected(desk, lang, row));
    }
    expect(await table.locator('tfoot td').innerText()).toBe(
      new Intl.NumberFormat(LOCALES[lang]).format(document.incidents ?? 0),
    );
  }
  // Screen readers are told the words; the sign is for eyes.
  const few = page.locator('[data-said="<5"]').first();
  expect(await few.locator('[aria-hidden=true]').innerText()).toBe('<5');
  await page.getByText(desk.t('tables.version', { version: document.version })).waitFor();
}

describe.skipIf(PEOPLE.length === 0).each(VISITORS)('on a $screen in $lang', ({ screen, lang }) => {
  it('a reviewer makes a table and the public reads it, by keyboard alone', async () => {
    const staff = await sit(browser, screen, lang, '/staff');
    await staff.signIn(personOf('reviewer'));
    const chosen = await choose(staff.page);
    const stateName = chosen.document.name?.[lang] ?? chosen.state;
    await staff.go('/staff/release');
    await staff.page.locator(`#table-state option[value="${chosen.state}"]`).waitFor({ state: 'attached' });
    await tabTo(staff.page, '#table-state');
    await staff.page.keyboard.type(stateName);
    expect(await staff.page.locator('#table-state').inputValue()).toBe(chosen.state);
    await tabTo(staff.page, '#table-year');
    await staff.page.keyboard.press('Control+A');
    await staff.page.keyboard.type(String(chosen.year));
    await staff.page.keyboard.press('Enter');
    await staff.page.getByText(staff.t('staff.tables.tried')).waitFor();
    expect(await staff.page.locator('[data-table] [data-said="<5"]').count()).toBeGreaterThan(0);
    await staff.fine('tried');
    await press(staff.page, 'button', staff.t('staff.tables.make'));
    const dialog = staff.page.getByRole('dialog');
    await dialog.getByText(staff.t('staff.tables.sure')).waitFor();
    await staff.fine('sure');
    await tabTo(staff.page, 'dialog[open] .button.primary, dialog[open] button:first-of-type');
    await staff.page.keyboard.press('Enter');
    await staff.page.getByText(staff.t('staff.tables.made')).waitFor();
    await staff.page.locator(`[data-released="${chosen.state} ${chosen.year}"]`).waitFor();
    await staff.fine('made');

    const listed = async () =>
      (await api<TableReleases>('/api/v1/releases')).releases.some(
        (one) => one.state === chosen.state && one.year === chosen.year,
      );
    await expect.poll(listed, { timeout: 15_000 }).toBe(true);
    const visitor = await sit(browser, screen, lang, '/');
    const { page, t } = visitor;
    await page.locator('[data-total]:not([aria-busy="true"])').waitFor();
    if (screen === 'phone') {
      await page.locator('.corner details').first().waitFor();
      await tabTo(page, '.corner details:first-of-type summary');
      await page.keyboard.press('Enter');
    }
    await press(page, 'link', t('tables.title'));
    await page.waitForURL(/\/tables(\?|$)/);
    const link = page.locator(`[data-release="${chosen.state} ${chosen.year}"]`);
    await link.waitFor();
    await visitor.fine('tables');
    await tabTo(page, `[data-release="${chosen.state} ${chosen.year}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/tables/${chosen.state}/${chosen.year}`));
    await page.locator('table').first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`${stateName}, ${chosen.year}`);
    await saysWhatTheApiSays(visitor, lang, chosen);
    await visitor.fine('release');

    // The other language, where one stands: the same numbers, other words, and the address says so.
    const other = lang === 'en' ? 'es' : 'en';
    await tabTo(page, `[role=group] button[lang=${other}]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`lang=${other}`));
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(other);
    const reader = await sit(browser, screen, other, new URL(page.url()).pathname, 'dark');
    await reader.page.locator('table').first().waitFor();
    await saysWhatTheApiSays(reader, other, chosen);
    expect(await page.locator('main').innerText()).toBe(await reader.page.locator('main').innerText());
    await reader.fine('release');
    await reader.leave();

    const href = await page.getByRole('link', { name: say(other, 'tables.csv') }).getAttribute('href');
    const csv = await fetch(new URL(href ?? '', page.url()));
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain(`${chosen.state},${chosen.year},`);
    await tabTo(page, 'main nav a');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/tables\\?lang=${other}$`));
    await visitor.leave();

    // Withheld: a page that lay open says so when it is looked at again.
    const late = await sit(browser, screen, lang, `/tables/${chosen.state}/${chosen.year}`);
    await late.page.locator('table').first().waitFor();
    await staff.page.bringToFront();
    await asks(staff.page, 'POST', '/api/v1/tables/withhold', {
      state: chosen.state,
      year: chosen.year,
      why: 'A test.',
    });
    // A state and year that cannot have a table is refused while one is looked for.
    await staff.leave(/401|409/);
    const withheld = async () =>
      (await api<TableRelease>(`/api/v1/releases/${chosen.state}/${chosen.year}`)).withheld;
    await expect.poll(withheld, { timeout: 15_000 }).toBe(true);
    await late.page.bringToFront();
    await late.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await late.page.locator('[data-release-withheld]').waitFor();
    expect(await late.page.locator('table').count()).toBe(0);
    await late.fine('withheld');
    await late.leave();
  });
});

describe.each(VISITORS)('on a $screen in $lang', ({ screen, lang }) => {
  it('no table, no such table and no connection each say what they are', async () => {
    const desk = await sit(browser, screen, lang, '/tables/US-AZ/1999');
    const { page, t } = desk;
    await page.getByText(t('tables.unknown')).waitFor();
    await desk.fine('unknown');
    await desk.go('/tables/nowhere/1');
    await page.getByText(t('tables.unknown')).waitFor();

    await page.route('**/api/v1/releases', (route) =>
      route.fulfill({ json: { version: '0123456789abcdef', releases: [] } }),
    );
    await desk.go('/tables');
    await page.getByText(t('tables.none')).waitFor();
    await desk.fine('none');
    await page.unroute('**/api/v1/releases');

    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/releases', async (route) => {
      await held;
      await route.abort();
    });
    await desk.go('/tables');
    await page.getByText(t('tables.loading')).waitFor();
    await desk.fine('loading');
    answer();
    await page.getByText(t('error.unreachable')).waitFor();
    await desk.fine('unreachable');
    await page.unroute('**/api/v1/releases');
    await page.getByRole('button', { name: t('error.retry') }).click();
    await page
      .locator('main')
      .getByText(t('tables.version', { version: '' }).trim())
      .waitFor();
    await desk.leave(/404|ERR_FAILED/);
  });
});

it('without scripts both languages name where the tables can be had', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${BASE_URL}/tables`);
  const links = page.locator('.noscript a');
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    '/api/v1/releases',
    '/api/v1/releases',
  ]);
  await context.close();
});
