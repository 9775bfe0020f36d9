// A county pressed on the map is named first, then chosen.
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegionsAnswer } from '../src/api/types';
import { violations } from './axe';
import { close, shared } from './browser.mjs';
import { api, total, visit, VISITORS, waitForCount } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

// In the north of Pinal County, Arizona, where the sample has nothing.
const AT = { lat: 33.1, lon: -111.3 };

describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
  it('is named, shown alone, and given up again', async () => {
    const { regions } = await api<RegionsAnswer>(`/api/v1/regions?kind=county&at=${AT.lon},${AT.lat}`);
    expect(regions.map(({ code }) => code)).toEqual(['04021']);
    const { page, t, leave } = await visit(browser, visitor, `/?category=death&at=9/${AT.lat}/${AT.lon}`);
    const press = async () => {
      const box = await page.locator('.map canvas').boundingBox();
      if (!box) throw new Error('the map has a size');
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    };
    await press();
    const prompt = page.getByRole('group', { name: t('pick.title') });
    await prompt
      .getByText(regions[0]?.name[visitor.lang] ?? '')
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('region')).toBeNull();
    expect(await violations(page)).toEqual([]);
    await prompt.getByRole('button').first().click();
    await waitForCount(page, await total('category=death&region=county:04021'));
    expect(new URL(page.url()).searchParams.get('region')).toBe('county:04021');
    await press();
    await prompt.getByRole('button', { name: t('pick.all') }).click();
    await waitForCount(page, await total('category=death'));
    await leave();
  });
});
