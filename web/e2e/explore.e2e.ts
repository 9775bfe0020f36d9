// A visitor explores: the count, the list, the filters and the address agree with each other and with the server.
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dataset, RegionsAnswer, Summary, Taxonomy } from '../src/api/types';
import { close, settled, shared } from './browser.mjs';
import { api, total, visit, EVERYWHERE, waitForCount } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

describe.each(EVERYWHERE)('on a $screen in $lang', (visitor) => {
  it('the page says how many incidents there are, and the list says the same', async () => {
    const { page, t, tn, count, showList, leave } = await visit(browser, visitor);
    const dataset = await api<Dataset>('/api/v1/dataset');
    expect(await count()).toBe(dataset.incidents);
    expect(await page.locator('[data-total]').innerText()).toBe(tn('count.incidents', dataset.incidents));
    expect(await page.locator('html').getAttribute('lang')).toBe(visitor.lang);
    expect(await page.getByText(t('sample.banner')).isVisible()).toBe(dataset.invented);
    await showList();
    expect(await page.locator('[data-list-total]').getAttribute('data-list-total')).toBe(
      String(dataset.incidents),
    );
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(sideways, 'scrolls sideways').toBe(false);
    await leave();
  });

  it('a category, a period and a region narrow everything alike, and back widens it again', async () => {
    const { page, t, count, showList, showFilters, closeFilters, leave } = await visit(browser, visitor);
    const all = await count();
    const { categories } = await api<Taxonomy>('/api/v1/taxonomy');
    const { rows } = await api<Summary>('/api/v1/summary?by=category');
    const [row] = rows.toSorted((a, b) => b.incidents - a.incidents);
    const category = categories.find(({ code }) => code === row?.category);
    expect(category).toBeDefined();

    await showFilters();
    const shown = await page.locator('[data-category]').allInnerTexts();
    expect(shown.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(all);
    await page.getByRole('checkbox', { name: category?.label[visitor.lang] ?? '' }).check();
    await waitForCount(page, row?.incidents ?? -1);

    const last = (await api<Dataset>('/api/v1/dataset')).last?.slice(0, 4) ?? '';
    await page.getByLabel(t('filter.fromYear')).selectOption(last);
    const recent = await total(`category=${row?.category}&from=${last}`);
    await waitForCount(page, recent);
    await closeFilters();
    expect(new URL(page.url()).search).toContain(`?category=${row?.category}&from=${last}`);
    await showList();
    expect(await page.locator('[data-list-total]').getAttribute('data-list-total')).toBe(String(recent));
    const chips = page.getByRole('list', { name: t('filter.chips') });
    expect(await chips.getByRole('listitem').count()).toBe(3);

    while (new URL(page.url()).search !== '') await page.goBack();
    await waitForCount(page, all);
    await leave();
  });

  it('a region is found by name with the keyboard alone', async () => {
    const { page, t, showFilters, closeFilters, leave } = await visit(browser, visitor);
    const { regions } = await api<RegionsAnswer>('/api/v1/regions?kind=county&q=pima');
    const pima = regions.find(({ code }) => code === '04019');
    expect(pima).toBeDefined();
    await showFilters();
    const field = page.getByRole('combobox', { name: t('filter.region') });
    await field.focus();
    await page.keyboard.type('Pima');
    const option = page.getByRole('option', { name: pima?.name[visitor.lang] ?? '' }).first();
    await option.waitFor();
    for (let i = 0; i < 12 && (await option.getAttribute('aria-selected')) !== 'true'; i++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await waitForCount(page, await total('region=county:04019'));
    await closeFilters();
    expect(new URL(page.url()).searchParams.get('region')).toBe('county:04019');
    await page.getByRole('button', { name: t('filter.reset') }).click();
    await waitForCount(page, await total(''));
    await leave();
  });

  it('an address gives the same view anywhere', async () => {
    const path = '/?category=death&from=2015&view=list&at=7.5/31.9/-110.8';
    const { page, showList, leave } = await visit(browser, visitor, path);
    await showList();
    const read = () => page.locator('main').innerText();
    const before = await read();
    const address = page.url();
    await page.reload();
    await settled(page);
    expect(page.url()).toBe(address);
    await expect.poll(read).toBe(before);
    await leave();
  });

  it('more of the list comes on demand, without doubles', async () => {
    const { page, t, showList, leave } = await visit(browser, visitor);
    await showList();
    const cards = page.locator('[data-incident]');
    const first = await cards.count();
    await page.getByRole('button', { name: t('list.more') }).click();
    await expect.poll(() => cards.count()).toBeGreaterThan(first);
    const ids = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-incident')));
    expect(new Set(ids).size).toBe(ids.length);
    await leave();
  });

  it('another language is one click away, and goes along in the address', async () => {
    const { page, count, leave } = await visit(browser, visitor);
    const before = await count();
    const other = visitor.lang === 'en' ? 'es' : 'en';
    await page.locator(`button[lang="${other}"]`).click();
    expect(await page.locator('html').getAttribute('lang')).toBe(other);
    expect(new URL(page.url()).searchParams.get('lang')).toBe(other);
    expect(await count()).toBe(before);
    await page.reload();
    expect(await page.locator('html').getAttribute('lang')).toBe(other);
    await leave();
  });
});
