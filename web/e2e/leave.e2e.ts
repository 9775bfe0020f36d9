// What protects whoever looks: a way out, a place that stays on the device, and colours that are the visitor's choice.
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEUTRAL_PAGES } from '../src/exit/exit';
import { coarse, NEAR_GRID } from '../src/map/near';
import { violations } from './axe';
import { BASE_URL, close, settled, shared } from './browser.mjs';
import { visit, VISITORS } from './support';
import type { Visit } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

/** Answers for the neutral page, so that no test needs the world. */
async function answerElsewhere(page: Page): Promise<void> {
  for (const address of Object.values(NEUTRAL_PAGES))
    await page.route(`${address}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weather</title><p>Sun</p>' }),
    );
}

async function choose({ page, t }: Visit, name: 'theme.dark' | 'theme.light' | 'theme.system') {
  const summary = page.locator('summary').and(page.getByLabel(t('menu.title')));
  if (!(await page.getByRole('radio', { name: t(name) }).isVisible())) await summary.click();
  await page.getByRole('radio', { name: t(name) }).check();
}

describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
  it.each(['button', 'keys'] as const)(
    'the %s leave at once, in place of the page, and nothing is kept',
    async (how) => {
      const v = await visit(browser, visitor, '/?category=death');
      const { page } = v;
      await answerElsewhere(page);
      await choose(v, 'theme.dark');
      expect(await page.evaluate(() => localStorage.length)).toBe(1);
      await page.evaluate(async () => {
        sessionStorage.setItem('spotlight.draft', '{}');
        await caches.open('shell').catch(() => null);
      });
      if (how === 'keys') for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
      else
        await page
          .getByRole('button', { name: new RegExp(`^(${v.t('exit.button')}|${v.t('exit.short')})`) })
          .click();
      await page.waitForURL(`${NEUTRAL_PAGES[visitor.lang]}**`);
      expect(await page.title()).toBe('Weather');
      // Going back does not lead to where it was pressed.
      await page.goBack().catch(() => null);
      expect(page.url()).not.toContain('category=death');

      const again = await page.context().newPage();
      await again.goto(BASE_URL);
      const kept = await again.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await caches.keys().catch(() => [])).length,
      ]);
      expect(kept).toEqual([0, 0, 0]);
      await page.context().close();
    },
  );

  it('Esc twice only closes what is open', async () => {
    const { page, leave } = await visit(browser, visitor);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(1800);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).origin).toBe(BASE_URL);
    expect(await page.locator('main').isVisible()).toBe(true);
    await leave();
  });

  it('near me shows a square and says where nobody but the device can hear', async () => {
    const here = { latitude: 31.33571, longitude: -110.93642 };
    const asked: string[] = [];
    const v = await visit(browser, visitor, '/', { geolocation: here, permissions: ['geolocation'] });
    v.page.on('request', (request) => asked.push(request.url()));
    await v.page.getByRole('button', { name: v.t('near.button') }).click();
    await v.page.getByText(v.t('near.shown')).waitFor();
    await v.page.waitForTimeout(1500);
    expect(new URL(v.page.url()).search).toBe('');
    expect(asked.filter((url) => /31\.3|110\.9/.test(url))).toEqual([]);
    expect(asked.filter((url) => Number(/\/tiles\/(?:areas\/)?(\d+)\//.exec(url)?.[1] ?? 0) > 9)).toEqual([]);
    await v.page.setViewportSize({ width: 700, height: 700 });
    await v.page.waitForTimeout(500);
    expect(new URL(v.page.url()).search, 'a turned phone moves the map').toBe('');

    // Moved by hand, the address says where the map is, which is as coarse as before.
    await v.page.locator('.map canvas').focus();
    await v.page.keyboard.press('ArrowUp');
    await expect.poll(() => new URL(v.page.url()).searchParams.get('at')).not.toBeNull();
    const [z = 0, , lon = 0] = (new URL(v.page.url()).searchParams.get('at') ?? '').split('/').map(Number);
    expect(z).toBeLessThanOrEqual(9);
    expect(lon).toBeCloseTo(coarse({ lat: here.latitude, lon: here.longitude }).lon, 2);
    expect(Math.abs(lon - here.longitude)).toBeLessThanOrEqual(NEAR_GRID / 2);
    await v.leave();
  });

  it('near me says that it was refused, and that there is nothing near', async () => {
    const refused = await visit(browser, visitor, '/', { permissions: [] });
    await refused.page.getByRole('button', { name: refused.t('near.button') }).click();
    await refused.page.getByText(refused.t('near.denied')).waitFor();
    expect(await violations(refused.page)).toEqual([]);
    await refused.page.getByRole('button', { name: refused.t('near.close') }).click();
    await refused.page.getByText(refused.t('near.denied')).waitFor({ state: 'detached' });
    await refused.leave();

    const far = { geolocation: { latitude: 48.14, longitude: 11.58 }, permissions: ['geolocation'] };
    const v = await visit(browser, visitor, '/', far);
    await v.page.getByRole('button', { name: v.t('near.button') }).click();
    await v.page.getByText(v.t('near.far')).waitFor();
    await v.leave();
  });

  it('dark and light are the visitor’s choice, kept and taken back', async () => {
    const v = await visit(browser, visitor, '/', { colorScheme: 'light' });
    const ground = () => v.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await choose(v, 'theme.dark');
    await expect.poll(ground).not.toBe(light);
    expect(await violations(v.page), 'the menu, dark').toEqual([]);
    const dark = await ground();
    await v.page.reload();
    await settled(v.page);
    expect(await ground()).toBe(dark);
    await v.page.goto(`${BASE_URL}/tables`);
    await v.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await ground()).toBe(dark);
    expect(await violations(v.page), 'the tables, dark').toEqual([]);
    await choose(v, 'theme.system');
    expect(await ground()).toBe(light);
    await v.leave();
  });
});
