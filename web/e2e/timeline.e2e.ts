// The timeline: what it shows agrees with the rest, and everybody can move it: by pointer, by finger, by keys.
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Timeline } from '../src/api/types';
import { violations } from './axe';
import { close, shared } from './browser.mjs';
import { api, total, visit, VISITORS, waitForCount } from './support';
import type { Visit } from './support';

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

export async function showTimeline({ page, t }: Visit): Promise<void> {
  const opener = page.getByRole('button', { name: new RegExp(`^${t('time.open')}`) });
  if (await opener.isVisible()) await opener.click();
  await page.locator('.plot').waitFor();
}

/** The number under the bars, once it is of the current filter. */
async function shown(page: Page): Promise<number> {
  const note = page.locator('[data-timeline-total]:not([data-timeline-total=""])');
  return Number(await note.getAttribute('data-timeline-total'));
}

/** Drags over the bars, from one share of their width to another. */
async function brush(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator('.plot').boundingBox();
  if (!box) throw new Error('the bars have a size');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * (from + to)) / 2, y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

const params = (page: Page) => new URL(page.url()).searchParams;

describe.each(VISITORS)('on a $screen in $lang', (visitor) => {
  it('a period is brushed by pointer, and header, address, bars and server agree', async () => {
    const v = await visit(browser, visitor, '/?category=death');
    await showTimeline(v);
    await expect.poll(() => shown(v.page)).toBe(await total('category=death'));
    await brush(v.page, 0.3, 0.55);
    await expect.poll(() => params(v.page).get('from')).not.toBeNull();
    const period = `from=${params(v.page).get('from')}&to=${params(v.page).get('to')}`;
    const expected = await total(`category=death&${period}`);
    await waitForCount(v.page, expected);
    await expect.poll(() => shown(v.page)).toBe(expected);
    const line = await api<Timeline>(`/api/v1/timeline?unit=year&category=death&${period}`);
    expect(line.total).toBe(expected);

    // What is around the period is still there to be seen.
    const bars = await v.page
      .locator('.plot path')
      .evaluateAll((all) => all.map((path) => (path.getAttribute('d') ?? '').split('M').length));
    expect(bars[0]).toBeGreaterThan(bars[1] ?? 0);
    expect(bars[1]).toBeGreaterThan(1);

    await v.page.getByRole('button', { name: v.t('time.all') }).click();
    await waitForCount(v.page, await total('category=death'));
    expect(params(v.page).get('from')).toBeNull();
    expect(params(v.page).get('category')).toBe('death');
    await v.page.goBack();
    await waitForCount(v.page, expected);
    await v.leave();
  });

  it('both ends are sliders that say in words where they are, and keys move them', async () => {
    const v = await visit(browser, visitor, '/?from=2018&to=2019');
    await showTimeline(v);
    const start = v.page.getByRole('slider', { name: v.t('time.start') });
    const end = v.page.getByRole('slider', { name: v.t('time.end') });
    const words = (text: RegExp) => expect.poll(() => start.getAttribute('aria-valuetext')).toMatch(text);
    await words(visitor.lang === 'en' ? /^January 2018$/ : /^enero de 2018$/);
    await start.focus();
    await v.page.keyboard.press('PageUp');
    await expect.poll(() => params(v.page).get('from')).toBe('2019');
    await v.page.keyboard.press('PageUp');
    // It stops at the other end.
    await expect.poll(() => params(v.page).get('from')).toBe('2019-12');
    await v.page.keyboard.press('Home');
    await expect.poll(() => params(v.page).get('from')).toBeNull();
    await waitForCount(v.page, await total('to=2019'));
    await v.page.keyboard.press('Tab');
    expect(await end.evaluate((element) => element === document.activeElement)).toBe(true);
    await v.page.keyboard.press('ArrowLeft');
    const step = visitor.screen === 'phone' ? '2018' : '2019-11';
    await expect.poll(() => params(v.page).get('to')).toBe(step);
    await v.page.keyboard.press('End');
    await expect.poll(() => v.page.url()).not.toContain('to=');
    await waitForCount(v.page, await total(''));
    await v.leave();
  });

  it('plays on by itself, can be paused, and stops when the visitor takes over', async () => {
    const v = await visit(browser, visitor, '/?from=2016&to=2016', { reducedMotion: 'reduce' });
    await showTimeline(v);
    const steps = v.page.locator('.timeline [role=status]');
    await v.page.getByRole('button', { name: v.t('time.play'), exact: true }).click();
    await expect.poll(() => steps.innerText()).toContain('2016');
    const announced = await steps.innerText();
    await expect.poll(() => params(v.page).get('from')).toBe('2017');
    await waitForCount(v.page, await total('from=2017&to=2017'));
    // The step is there to be read, and not announced.
    expect(await steps.innerText()).toBe(announced);
    expect(await v.page.locator('[data-total]').getAttribute('aria-live')).toBe('off');
    await v.page.getByRole('button', { name: v.t('time.pause'), exact: true }).click();
    const paused = params(v.page).get('from') ?? '';
    await expect.poll(() => steps.innerText()).toBe(v.t('time.paused', { period: paused }));
    await v.page.waitForTimeout(3000);
    expect(params(v.page).get('from')).toBe(paused);
    await v.page.getByRole('button', { name: v.t('time.play'), exact: true }).click();
    await v.page.getByRole('button', { name: v.t('time.all') }).click();
    await waitForCount(v.page, await total(''));
    await v.page.waitForTimeout(3000);
    expect(params(v.page).get('from')).toBeNull();
    await v.leave();
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(VISITORS)('has no accessibility violation on a $screen in $lang', async (visitor) => {
    const v = await visit(browser, visitor, '/?from=2018&to=2020', { colorScheme, reducedMotion: 'reduce' });
    await showTimeline(v);
    await shown(v.page);
    expect(await violations(v.page)).toEqual([]);
    const sideways = await v.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(sideways, 'scrolls sideways').toBe(false);
    await v.leave();
  });
});

it('a click takes the year that it is in, and the whole period can be dragged along', async () => {
  const v = await visit(browser, { screen: 'desktop', lang: 'en' });
  await showTimeline(v);
  await shown(v.page);
  const box = await v.page.locator('.plot').boundingBox();
  if (!box) throw new Error('the bars have a size');
  await v.page.mouse.click(box.x + box.width * 0.42, box.y + 10);
  await expect.poll(() => params(v.page).get('from')).toMatch(/^\d{4}$/);
  const year = Number(params(v.page).get('from'));
  expect(params(v.page).get('to')).toBe(String(year));
  await waitForCount(v.page, await total(`from=${year}&to=${year}`));
  await brush(v.page, 0.42, 0.7);
  await expect.poll(() => Number(params(v.page).get('from')?.slice(0, 4))).toBeGreaterThan(year);
  const months = (text: string | null, whole: string) => {
    const [y, m = whole] = (text ?? '').split('-');
    return Number(y) * 12 + Number(m);
  };
  expect(months(params(v.page).get('to'), '12') - months(params(v.page).get('from'), '01')).toBe(11);
  await v.leave();
});
