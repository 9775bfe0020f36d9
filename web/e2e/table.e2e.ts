// The table: the same incidents as everywhere, in the server's order, page by page.
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentPage } from '../src/api/types';
import { violations } from './axe';
import { BASE_URL, close, shared } from './browser.mjs';
import { api, total, visit, EVERYWHERE } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const ids = (page: Page) =>
  page
    .locator('table [data-incident]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-incident')));

async function expectRows(page: Page, query: string): Promise<IncidentPage> {
  const answer = await api<IncidentPage>(`/api/v1/incidents?limit=50&${query}`);
  await expect.poll(() => ids(page)).toEqual(answer.incidents.map(({ id }) => id));
  return answer;
}

describe.each(EVERYWHERE)('on a $screen in $lang', (visitor) => {
  it('has the server’s rows in every order, forth and back, and says how many there are', async () => {
    const { page, t, tn, count, showList, leave } = await visit(browser, visitor, '/?category=death');
    await showList();
    await page.getByRole('button', { name: t('form.table'), exact: true }).click();
    const first = await expectRows(page, 'category=death');
    expect(first.total).toBe(await count());
    expect(await page.locator('[data-table-total]').getAttribute('data-table-total')).toBe(
      String(first.total),
    );
    const rows = page.locator('[data-download-rows]').last();
    expect(await rows.innerText()).toBe(tn('download.rows', first.total));

    for (const [name, sort] of [
      ['table.date', 'date'],
      ['table.dead', '-dead'],
      ['table.dead', 'dead'],
      ['table.updated', '-updated'],
    ] as const) {
      await page
        .getByRole('columnheader')
        .getByRole('button', { name: t(name) })
        .click();
      await expectRows(page, `category=death&sort=${sort}`);
      expect(new URL(page.url()).searchParams.get('sort')).toBe(sort);
      const header = page.getByRole('columnheader', { name: t(name) });
      expect(await header.getAttribute('aria-sort')).toBe(sort.startsWith('-') ? 'descending' : 'ascending');
    }

    const { next } = await expectRows(page, 'category=death&sort=-updated');
    await page.getByRole('button', { name: t('table.next') }).click();
    await expectRows(page, `category=death&sort=-updated&cursor=${next}`);
    await expect.poll(() => page.locator('caption').innerText()).toContain('51');
    await page.getByRole('button', { name: t('table.previous') }).click();
    await expectRows(page, 'category=death&sort=-updated');

    // The address gives the same table anywhere.
    await page.reload();
    await expectRows(page, 'category=death&sort=-updated');
    await page.locator('table [data-incident]').first().click();
    await page.locator('#incident-title').waitFor();
    await page.goBack();
    await expectRows(page, 'category=death&sort=-updated');
    await leave();
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (colorScheme) => {
    const { page, leave } = await visit(browser, visitor, '/?view=table', { colorScheme });
    await page.locator('table').waitFor();
    expect(await violations(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(sideways, 'scrolls sideways').toBe(false);
    await leave();
  });

  it('says that nothing matches, and that the server cannot be reached', async () => {
    const { page, t, leave } = await visit(browser, visitor, '/?view=table&q=xyzzyplugh');
    await page.locator('.panel').getByText(t('list.empty')).last().waitFor();
    await page.route('**/api/v1/incidents?**', (route) => route.abort());
    await page
      .locator('main, header')
      .getByRole('button', { name: t('filter.reset') })
      .first()
      .click();
    await page.locator('.panel').getByRole('alert').last().waitFor();
    await page.unroute('**/api/v1/incidents?**');
    await page
      .locator('.panel')
      .getByRole('button', { name: t('error.retry') })
      .last()
      .click();
    await expectRows(page, '');
    await leave(/ERR_FAILED/);
  });
});

it('what is downloaded has as many rows as it says', async () => {
  const query = 'category=abuse&from=2020';
  const { page, leave } = await visit(browser, { screen: 'desktop', lang: 'en' }, `/?view=table&${query}`);
  const rows = page.locator('[data-download-rows]').last();
  expect(await rows.getAttribute('data-download-rows')).toBe(String(await total(query)));
  const href = await page.getByRole('link', { name: 'CSV', exact: true }).last().getAttribute('href');
  const csv = await (await fetch(BASE_URL + href)).text();
  expect(csv.trimEnd().split(/\r?\n/).length - 1).toBe(await total(query));
  await leave();
});
