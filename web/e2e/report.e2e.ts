// From an empty form to a report that a stranger downloads: an author chooses, writes, previews, saves, exports each format, publishes; and
// what is said when the choices are wrong, with the keyboard alone, when two write at once. Against the real server, with the people of
// SPOTLIGHT_ACCOUNTS.
import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_URL, close, shared } from './browser.mjs';
import type { Desk } from './staff-support';
import { asks, PEOPLE, personOf, sit } from './staff-support';

if (PEOPLE.length === 0) console.warn('report.e2e.ts is skipped: SPOTLIGHT_ACCOUNTS names nobody');

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const unique = () => `z${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
interface Draft {
  id: string;
  revision: number;
  period: string;
}

async function author(
  ...at: [screen: 'phone' | 'desktop', lang: 'en' | 'es', theme?: 'dark']
): Promise<Desk> {
  const [screen, lang, theme] = at;
  const desk = await sit(browser, screen, lang, '/sign-in', theme);
  await desk.signIn(personOf('author'));
  await desk.page.waitForURL(/\/staff\/reports$/);
  return desk;
}

async function choosesRegion(page: Page, id: string, words: string): Promise<void> {
  await page.locator(id).fill(words);
  await page.locator(`${id}-list [role=option]`).first().waitFor();
  await page.locator(id).press('Enter');
}

/** Unfolds a part of the form. */
async function unfold(page: Page, part: string): Promise<void> {
  const details = page.locator(`[data-part=${part}]`);
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
}

/** The preview is what stands in the form; on a phone it is behind a button. */
async function previewed(page: Page): Promise<void> {
  await page.locator('[data-preview=current]').waitFor({ state: 'attached', timeout: 40_000 });
}

const draft = async (page: Page, spec: object, name = unique()) =>
  (await asks(page, 'POST', '/api/v1/drafts', { name, spec })) as Draft;

describe.skipIf(PEOPLE.length === 0).each([
  { screen: 'phone', lang: 'es' },
  { screen: 'desktop', lang: 'en' },
] as const)('on a $screen in $lang', ({ screen, lang }) => {
  it(
    'an author builds, previews, saves, exports each format and publishes; a reader downloads it',
    { timeout: 180_000 },
    async () => {
      const title = `Pima ${unique()}`;
      const desk = await author(screen, lang, lang === 'es' ? 'dark' : undefined);
      const { page, t } = desk;
      await desk.fine('reports');
      await page.getByRole('link', { name: t('report.new'), exact: true }).click();
      await page.locator('#r-title').fill(title);
      await choosesRegion(page, '#r-regions', 'Pima');
      await page.locator('[data-region="county:04019"]').waitFor();
      await page.locator('#r-period').fill('2015');
      await page.getByLabel(t('report.to')).first().fill('2020');
      await page.locator('[data-scope]:not([data-scope="0"])').waitFor();
      await previewed(page);

      // A finding and two recommendations, with tags; the second recommendation goes before the first.
      await unfold(page, 'finding');
      await page.getByRole('button', { name: t('report.add.finding') }).click();
      await page.locator('[data-statement] input').first().fill('Most of them in one county');
      await page.locator('[data-statement] textarea').fill('**Four in five** of them.');
      await page.locator('[data-statement] details > summary').click();
      await page.locator('[data-statement] input[value=death]').check();
      await page.locator('[data-statement] input[value="4"]').check();
      await page.getByRole('button', { name: '+ ICCPR 6', exact: true }).click();
      await page.locator('[data-article="ICCPR 6"]').waitFor();
      await unfold(page, 'recommendation');
      for (const asked of ['Answer every call', 'Put up water']) {
        await page.getByRole('button', { name: t('report.add.recommendation') }).click();
        const last = page.locator('[data-part=recommendation] [data-statement]').last();
        await last.locator('input').first().fill(asked);
        await last.locator('textarea').fill(`${asked}, everywhere.`);
      }
      await page.getByRole('button', { name: t('report.up', { name: 'Put up water' }) }).click();
      await previewed(page);
      if (screen === 'phone') await page.locator('.to-preview').click();
      const frame = page.frameLocator('iframe.front');
      await frame.getByRole('heading', { name: title }).first().waitFor();
      await frame.getByText('Put up water, everywhere.').waitFor();
      const text = await frame.locator('body').innerText();
      expect(text.indexOf('Put up water,')).toBeLessThan(text.indexOf('Answer every call,'));
      expect(text).toContain('Four in five');
      await desk.fine('preview');
      if (screen === 'phone') await page.locator('.to-preview').click();

      await page.locator('[data-do=save]').click();
      await page.waitForURL(/\/staff\/reports\/(?!new)[^/]+$/);
      await page.locator('[data-dirty=false]').waitFor();
      const id = page.url().split('/').at(-1) ?? '';
      await page.reload();
      await page.locator('#r-title').waitFor();
      expect(await page.locator('#r-title').inputValue()).toBe(title);
      await desk.fine('saved');

      const formats = await page.locator('[data-format]').all();
      expect(formats.length).toBeGreaterThanOrEqual(8);
      for (const format of formats) {
        await format.getByRole('button').click();
        await page
          .locator(`[data-format=${await format.getAttribute('data-format')}][data-state=done] a`)
          .first()
          .waitFor({ timeout: 60_000 });
        const href = (await format.locator('a').first().getAttribute('href')) ?? '';
        const response = await page.request.get(BASE_URL + href);
        expect(response.status(), href).toBe(200);
        expect((await response.body()).length, href).toBeGreaterThan(100);
      }
      await desk.fine('exported');

      await page.locator('[data-do=publish]').click();
      await page.getByRole('dialog').getByText(t('report.publishWill.address')).waitFor();
      await desk.fine('publish');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('report.publishYes'), exact: true })
        .click();
      await page.locator('[data-published=public]').waitFor({ timeout: 90_000 });
      await desk.fine('published');
      const link = page.getByRole('link', { name: t('report.publicPage') });
      expect(await link.getAttribute('href')).toBe(`/reports/${id}`);

      // A stranger, without an account. What is served follows what is stored by a moment.
      const status = async () => (await page.request.get(`${BASE_URL}/reports/${id}`)).status();
      await expect.poll(status).toBe(200);
      const reader = await sit(browser, screen, lang, `/reports/${id}?lang=${lang}`);
      await reader.page.getByRole('heading', { name: title }).first().waitFor();
      await reader.fine('reader');
      const { reports } = (await asks(reader.page, 'GET', '/api/v1/reports')) as {
        reports: { id: string; files: { format: string; sha256: string; address: string }[] }[];
      };
      const pdf = reports.find((one) => one.id === id)?.files.find(({ format }) => format === 'pdf');
      await reader.page.locator(`a[href^="${pdf?.address}"]`).first().waitFor();
      const download = await reader.page.request.get(BASE_URL + pdf?.address);
      expect(download.headers()['content-type']).toBe('application/pdf');
      const hash = createHash('sha256').update(await download.body());
      expect(hash.digest('hex')).toBe(pdf?.sha256);
      await reader.leave();

      // Taken back, it is gone for strangers, and can be deleted.
      await page.bringToFront();
      await page.getByRole('link', { name: t('report.back') }).click();
      const row = page.locator(`[data-report="${id}"]`);
      await row.locator('[data-do=withdraw]').click();
      await page.getByRole('dialog', { includeHidden: false }).locator('textarea').fill('Only a test.');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('report.withdraw'), exact: true })
        .click();
      await row.locator('[data-state=withdrawn]').waitFor();
      await expect.poll(status).toBe(404);
      await row.locator('[data-do=delete]').click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('report.delete'), exact: true })
        .click();
      await row.waitFor({ state: 'detached' });
      await desk.leave(/401/);
    },
  );

  it('wrong and empty choices are told at their fields, and in a list that leads there', async () => {
    const desk = await author(screen, lang);
    const { page, t } = desk;
    const { id } = await draft(page, {
      title: 'Wrong',
      language: lang,
      period: '2015/2020',
      regions: ['county:99999'],
      area: [
        {
          name: 'Bow',
          polygon: [
            [-111, 31],
            [-110, 32],
            [-110, 31],
            [-111, 32],
          ],
        },
      ],
      finding: [{ title: 'A', text: 'B', articles: ['Nothing 3'] }],
    });
    await desk.go(`/staff/reports/${id}`);
    await page.locator('[data-preview=wrong]').waitFor({ state: 'attached' });
    const summary = page.locator('[data-summary]');
    expect(await summary.getByRole('link').count()).toBe(3);
    expect(await page.locator('#r-regions').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#r-regions-errors').innerText()).toContain('99999');
    await desk.fine('wrong');
    // The article is in a folded finding: the list unfolds it and goes there.
    await summary.getByRole('link').last().click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toMatch(/^r-finding-\d+-articles$/);
    await summary.getByRole('link').nth(1).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^r-area-\d+-shape$/);

    // One after the other is corrected: the outline in order, the article and the region taken off.
    await page.locator('[id^=r-area-][id$=-shape]').fill('31, -111\n31, -110\n32, -110\n32, -111');
    await page.locator('[data-article="Nothing 3"]').click();
    await page.locator('[data-region="county:99999"]').click();
    await previewed(page);
    expect(await summary.count()).toBe(0);

    // Nothing, one, the future, nothing at all.
    await page.locator('[id^=r-area-][id$=-shape]').fill('31, -111\nnorth');
    await page
      .getByText(t('report.fault.corner', { line: '2' }))
      .first()
      .waitFor();
    await page.getByRole('button', { name: t('report.removeNamed', { name: 'Bow' }) }).click();
    await unfold(page, 'which');
    await page.locator('#r-q').fill('xyzzyplugh');
    await page.locator('[data-scope="0"]').getByText(t('report.countNone')).waitFor();
    await page.locator('#r-q').fill('');
    await page.locator('#r-period').fill('2150');
    await page.getByLabel(t('report.to')).first().fill('');
    await page.getByText(t('report.future')).waitFor();
    await desk.fine('future');
    await page.locator('#r-title').fill('');
    await page.locator('[data-do=publish]').click();
    await summary.getByText(t('report.fault.title')).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    // Ten thousand are refused in words, not built.
    const many = Array.from({ length: 10_000 }, (_, i) => ({ title: `R ${i}`, text: '' }));
    const refused = await page.request.post(`${BASE_URL}/api/v1/report-jobs`, {
      headers: { origin: BASE_URL },
      data: {
        name: 'many',
        formats: ['html'],
        spec: { title: 'T', language: lang, period: '2020', recommendation: many },
      },
    });
    expect([413, 422]).toContain(refused.status());
    expect(JSON.stringify(await refused.json())).toMatch(/200|10[,.  ]?000/);

    // What was changed is not lost by leaving.
    await page.getByRole('link', { name: t('report.back') }).click();
    await page.getByRole('dialog').getByText(t('report.leaveText')).waitFor();
    await desk.fine('leaving');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('report.leaveLose') })
      .click();
    await page.locator(`[data-report="${id}"]`).waitFor();
    await asks(page, 'DELETE', `/api/v1/drafts/${id}`);
    await desk.leave(/401|422/);
  });

  it('two authors overwrite nothing of each other, and last year’s report becomes this year’s', async () => {
    const desk = await author(screen, lang, 'dark');
    const { page, t } = desk;
    const spec = { title: `Twice ${unique()}`, language: lang, period: '2019' };
    const { id, revision } = await draft(page, spec);
    await desk.go(`/staff/reports/${id}`);
    await page.locator('#r-subtitle').fill('Mine');
    const name = await page.locator('#r-name').inputValue();
    await asks(page, 'PUT', `/api/v1/drafts/${id}`, {
      name,
      revision,
      spec: { ...spec, subtitle: 'Theirs' },
    });
    await page.locator('[data-do=save]').click();
    await page.locator('[data-conflict]').waitFor();
    await desk.fine('conflict');
    expect(await page.locator('#r-subtitle').inputValue()).toBe('Mine');
    await page.getByRole('button', { name: t('report.conflictMine') }).click();
    await page.locator('[data-dirty=false]').waitFor();
    expect(await asks(page, 'GET', `/api/v1/drafts/${id}`)).toMatchObject({ spec: { subtitle: 'Mine' } });

    await page.getByRole('link', { name: t('report.back') }).click();
    await page.locator(`[data-report="${id}"] [data-do=duplicate]`).click();
    await page.waitForURL(
      (url) => /\/staff\/reports\/[^/]+$/.test(url.pathname) && !url.pathname.endsWith(id),
    );
    await page.locator('#r-period').waitFor();
    expect(await page.locator('#r-period').inputValue()).toBe('2020');
    const copy = page.url().split('/').at(-1) ?? '';
    for (const one of [id, copy]) await asks(page, 'DELETE', `/api/v1/drafts/${one}`);
    await desk.leave(/401|409/);
  });

  it('places are chosen on the map, and an area is drawn there', async () => {
    const desk = await author(screen, lang);
    const { page, t } = desk;
    await desk.go('/staff/reports/new');
    await page.getByText(t('report.mapTitle')).click();
    await page.locator('[data-report-map=ready]').waitFor();
    await page.locator('[data-report-map] canvas').click({ position: { x: 120, y: 140 } });
    await page.locator('[data-here]').waitFor();
    await page.getByRole('button', { name: t('report.mapMiddle') }).click();
    const here = page.locator('[data-here] input[type=checkbox]');
    await here.last().check();
    await page.locator('[data-region]').first().waitFor();
    await desk.fine('map');
    await page.getByRole('button', { name: t('report.areaAdd') }).click();
    await page.locator('[id^=r-area-][id$=-name]').fill('Valley');
    await page.getByRole('button', { name: t('report.draw') }).click();
    for (const position of [
      { x: 100, y: 100 },
      { x: 180, y: 100 },
      { x: 180, y: 180 },
    ])
      await page.locator('[data-report-map] canvas').click({ position });
    await page.getByRole('button', { name: t('report.cornerMiddle') }).click();
    const shape = page.locator('[id^=r-area-][id$=-shape]');
    await expect.poll(async () => (await shape.inputValue()).split('\n').length).toBe(4);
    await page.getByRole('button', { name: t('report.cornerBack') }).click();
    expect((await shape.inputValue()).split('\n')).toHaveLength(3);
    await desk.fine('drawn');
    const ring = [
      [-111, 31],
      [-110, 31],
      [-110, 32],
      [-111, 31],
    ];
    await page.locator('[data-area] input[type=file]').setInputFiles({
      name: 'valley.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'Polygon', coordinates: [ring] })),
    });
    await expect.poll(() => shape.inputValue()).toBe('31, -111\n31, -110\n32, -110');
    // Never saved: kept on this tab, erased by the button.
    await page.reload();
    await page.getByText(t('report.restored')).waitFor();
    await page.getByRole('button', { name: t('upload.draftErase') }).click();
    await page.getByRole('dialog').getByRole('button').first().click();
    expect(await page.locator('[data-area]').count()).toBe(0);
    await desk.leave(/401/);
  });

  it('everything can be done with the keyboard alone', { timeout: 120_000 }, async () => {
    const desk = await author(screen, lang);
    const { page, t } = desk;
    const title = `Keys ${unique()}`;
    await tabTo(page, `a[href*="/staff/reports/new"]`);
    await page.keyboard.press('Enter');
    await page.locator('#r-title').waitFor();
    await tabTo(page, '#r-title');
    await page.keyboard.type(title);
    await tabTo(page, '#r-regions');
    await page.keyboard.type('Pima');
    await page.locator('#r-regions-list [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[data-region="county:04019"]').waitFor();
    await tabTo(page, '#r-period');
    await page.keyboard.type('2018');
    await tabTo(page, '[data-part=recommendation] > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#r-recommendation');
    for (const asked of ['One', 'Two']) {
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/-title$/);
      await page.keyboard.type(asked);
      await tabTo(page, '#r-recommendation');
    }
    await tabTo(page, `button[aria-label="${t('report.up', { name: 'Two' })}"]`, true);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('[data-part=recommendation] .fold').first().innerText())
      .toContain('Two');
    // The focus stayed on the button that was pressed.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      t('report.up', { name: 'Two' }),
    );
    await tabTo(page, '[data-format=txt] button');
    await page.keyboard.press('Enter');
    await page.locator('[data-format=txt][data-state=done] a').first().waitFor({ timeout: 60_000 });
    await tabTo(page, '[data-do=save]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/staff\/reports\/(?!new)[^/]+$/);
    await tabTo(page, '[data-do=publish]', true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-do'))).toBe('publish');
    await asks(page, 'DELETE', `/api/v1/drafts/${page.url().split('/').at(-1)}`);
    await desk.leave(/401/);
  });
});

/** Presses Tab until the focus is there, as somebody without a pointer does; `back` goes towards the beginning. */
async function tabTo(page: Page, selector: string, back = false): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (await page.evaluate((at) => document.activeElement?.matches(at) ?? false, selector)) return;
  }
  throw new Error(`the keyboard does not come to ${selector}`);
}
