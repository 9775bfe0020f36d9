// One visit from a link to a link: the numbers of header, timeline, table, downloads and service agree at every step.
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IncidentPage, Timeline } from '../src/api/types';
import { BASE_URL, close, shared } from './browser.mjs';
import { api, visit, EVERYWHERE, waitForCount } from './support';
import type { Visit } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

/** Every number on the page against the service's answer to the filter in the address. */
async function agree({ page, count }: Visit): Promise<number> {
  const names = ['category', 'from', 'to', 'region', 'q', 'fatal'];
  const address = new URL(page.url()).searchParams;
  const query = [...address]
    .filter(([name]) => names.includes(name))
    .map((pair) => pair.join('='))
    .join('&');
  const { total } = await api<IncidentPage>(`/api/v1/incidents?limit=1&${query}`);
  await waitForCount(page, total);
  expect(await count()).toBe(total);
  await page.locator(`[data-timeline-total="${total}"]`).waitFor();
  const line = await api<Timeline>(`/api/v1/timeline?${query}`);
  expect(line.total).toBe(total);
  expect(line.bins.reduce((sum, bin) => sum + bin.incidents, 0) + line.imprecise).toBe(total);
  await page.locator(`[data-table-total="${total}"]`).waitFor();
  await page.locator(`[data-download-rows="${total}"]`).last().waitFor({ state: 'attached' });
  const csv = await (await fetch(`${BASE_URL}/api/v1/export.csv?${query}`)).text();
  expect(csv.trimEnd().split(/\r?\n/).length - 1).toBe(total);
  return total;
}

it.each(EVERYWHERE)('from a link to a link, on a $screen in $lang', async (visitor) => {
  const v = await visit(browser, visitor, '/?category=death,disappearance&view=table');
  const { page, t } = v;
  const opener = page.getByRole('button', { name: new RegExp(`^${t('time.open')}`) });
  if (visitor.screen !== 'desktop') await opener.click();
  await page.locator('.plot').waitFor();
  const all = await agree(v);

  const box = await page.locator('.plot').boundingBox();
  if (!box) throw new Error('the bars have a size');
  await page.mouse.click(box.x + box.width * 0.62, box.y + box.height / 2);
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/^\d{4}$/);
  const year = await agree(v);
  expect(year).toBeLessThan(all);
  expect(year).toBeGreaterThan(0);

  await page.locator('table [data-incident]').first().click();
  await page.getByRole('article').locator('dl').first().waitFor();
  const title = await page.locator('#incident-title').innerText();
  const facts = await page.getByRole('article').innerText();
  const address = page.url();
  await v.leave();

  const other = await visit(browser, visitor, new URL(address).pathname + new URL(address).search);
  await other.page.getByRole('article').locator('dl').first().waitFor();
  expect(other.page.url()).toBe(address);
  expect(await other.page.locator('#incident-title').innerText()).toBe(title);
  await expect.poll(() => other.page.getByRole('article').innerText()).toBe(facts);
  await waitForCount(other.page, year);
  await other.page
    .getByRole('button', { name: other.t(visitor.screen !== 'desktop' ? 'detail.backToMap' : 'detail.back') })
    .or(other.page.getByRole('button', { name: other.t('detail.back') }))
    .first()
    .click();
  if (visitor.screen !== 'desktop')
    await other.page.getByRole('button', { name: new RegExp(`^${t('time.open')}`) }).click();
  expect(await agree(other)).toBe(year);
  await other.leave();
});
