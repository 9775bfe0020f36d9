// A visitor reads an incident: opened from the list or the map, honest about what is not known, shareable.
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentPage, ListedIncident } from '../src/api/types';
import { dateInWords } from '../src/format/date';
import { close, shared } from './browser.mjs';
import { api, visit, VISITORS } from './support';

let browser: Browser;
let sample: ListedIncident[];
beforeEach(async () => {
  browser = await shared();
  sample = (await api<IncidentPage>('/api/v1/incidents?limit=1000')).incidents;
});
afterEach((context) => close(browser, context));

function one(what: string, test: (incident: ListedIncident) => boolean): ListedIncident {
  const found = sample.find(test);
  if (!found) throw new Error(`the sample has an incident ${what}`);
  return found;
}

describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
  it('the keyboard opens an incident, closes it, and is back where it was', async () => {
    const { page, showList, leave } = await visit(browser, visitor);
    await showList();
    const card = page.locator('[data-incident]').nth(1);
    const id = await card.getAttribute('data-incident');
    await card.focus();
    await page.keyboard.press('Enter');
    const heading = page.locator('#incident-title');
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).searchParams.get('incident')).toBe(id);
    await page.keyboard.press('Escape');
    await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).searchParams.get('incident')).toBeNull();
    await page.goBack();
    await heading.waitFor();
    await leave();
  });

  it('a blank count reads "not known" and a zero reads 0', async () => {
    const incident = one('with a blank count', ({ missing }) => missing == null);
    const { page, t, leave } = await visit(browser, visitor, `/?incident=${incident.id}`);
    for (const name of ['dead', 'missing', 'injured', 'survivors', 'women', 'men', 'children'] as const) {
      const shown = (await page.locator(`[data-count="${name}"]`).innerText()).trim();
      expect(shown, name).toBe(incident[name] == null ? t('detail.unknown') : String(incident[name]));
    }
    await leave();
  });

  it('a masked place and a month are said in words', async () => {
    const incident = one(
      'with a masked place and a month',
      ({ precision, date }) => precision === 'area' && date.length === 7,
    );
    const { page, t, leave } = await visit(browser, visitor, `/?incident=${incident.id}`);
    const text = await page.getByRole('article').innerText();
    expect(text).toContain(dateInWords(visitor.lang, incident.date));
    expect(text).toContain(t('place.area', { km: Math.ceil((incident.radius_m ?? 0) / 1000) }));
    await leave();
  });

  it('an incident that is not public is said to be so', async () => {
    const gone = '/?incident=00000000-0000-4000-8000-000000000000';
    const { page, t, leave } = await visit(browser, visitor, gone);
    await page.getByText(t('detail.gone')).waitFor();
    await leave(/404/);
  });
});

it('sources link out without a trace of where the reader came from', async () => {
  const incident = one('with a link', ({ source_url }) => source_url?.startsWith('http') ?? false);
  const { page, leave } = await visit(
    browser,
    { screen: 'desktop', lang: 'en' },
    `/?incident=${incident.id}`,
  );
  const link = page.getByRole('article').locator('dl').getByRole('link');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(await link.getAttribute('href')).toBe(new URL(incident.source_url ?? '').href);
  const own = page.getByRole('article').locator(`a[href^="/incidents/${incident.id}"]`);
  expect(await own.count()).toBe(1);
  await leave();
});
