// From an invitation to the public map: somebody is invited, signs in, uploads; somebody else reviews and publishes; the public sees it
// masked. And what happens around it: own uploads, two reviewers at once, the second factor, accounts. Against the real server, with the
// people of SPOTLIGHT_ACCOUNTS.
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_URL, close, shared } from './browser.mjs';
import type { Person } from './staff-support';
import { asks, codeOf, PEOPLE, personOf, sit } from './staff-support';
import { VISITORS } from './support';

if (PEOPLE.length === 0) console.warn('staff.e2e.ts is skipped: SPOTLIGHT_ACCOUNTS names nobody');

let browser: Browser;
beforeEach(async () => {
  browser = await shared();
});
afterEach((context) => close(browser, context));

const PASSWORD = 'seven quiet green boats';
const unique = () => `z${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

/** A new account, with a password, as an admin invites it. */
async function somebody(browser: Browser, name: string, role: string): Promise<Person> {
  const admin = await sit(browser, 'desktop', 'en', '/sign-in');
  await admin.signIn(personOf('admin'));
  const { link } = (await asks(admin.page, 'POST', '/api/v1/invitations', { name, role })) as {
    link: string;
  };
  await admin.signOut();
  const secret = link.split('#')[1];
  await asks(admin.page, 'POST', '/api/v1/invitations/accept', { secret, password: PASSWORD });
  await asks(admin.page, 'POST', '/api/v1/sign-out', {});
  await admin.leave(/401/);
  return { name, role, password: PASSWORD };
}

/** Six invented incidents of one kind, each at a place of its own, to be shown as areas. */
function file(word: string): Buffer {
  const rows = Array.from({ length: 6 }, (_, i) => {
    const place = `31.${4000 + Math.floor(Math.random() * 900)}${i},-110.${5000 + Math.floor(Math.random() * 900)}${i}`;
    return `${word}-${i},${word},use_of_force,2021-03-0${i + 1},${place},Invented ${word} ${i},Invented source,testimony,public,area`;
  });
  const header =
    'external_id,source_system,category,date,lat,lon,title,source,source_type,consent,visibility';
  return Buffer.from(`${header}\r\n${rows.join('\r\n')}\r\n`);
}

describe.skipIf(PEOPLE.length === 0).each(VISITORS)('on a $screen in $lang', ({ screen, lang }) => {
  it('who is invited uploads, who reviews publishes, and the public sees an area', async () => {
    const word = unique();
    const name = `Nora ${word}`;

    const admin = await sit(browser, screen, lang, '/sign-in');
    await admin.fine('sign-in');
    await admin.page.locator('#sign-in-name').fill(personOf('admin').name);
    await admin.page.locator('#sign-in-password').fill('not the password at all');
    await admin.page.keyboard.press('Enter');
    await admin.page.getByText(admin.t('staff.wrongSignIn')).waitFor();
    await admin.signIn(personOf('admin'));
    await admin.page.waitForURL(/\/staff$/);
    await admin.go('/staff/accounts');
    await admin.page.locator('#invite-for').fill(name);
    await admin.page.locator('#invite-role').selectOption('documenter');
    await admin.page.getByRole('button', { name: admin.t('staff.inviteMake') }).click();
    const link = await admin.page.locator('[data-link] .mono').innerText();
    expect(link).toMatch(/\/invite#.{20,}/);
    await admin.page.locator(`[data-user="${name}"]`).waitFor();
    await admin.fine('accounts');
    await admin.leave(/401/);

    const documenter = await sit(browser, screen, lang, link.replace(/^https?:\/\/[^/]+/, ''));
    await documenter.page.locator('#invite-password').waitFor();
    // The secret is out of the address at once.
    expect(documenter.page.url()).not.toContain('#');
    await documenter.page.locator('#invite-password').fill('short');
    await documenter.page.keyboard.press('Enter');
    await documenter.page.getByText(documenter.t('staff.fault.short')).waitFor();
    await documenter.fine('invite');
    await documenter.page.locator('#invite-password').fill(PASSWORD);
    await documenter.page.locator('#invite-password-again').fill(PASSWORD);
    await documenter.page.keyboard.press('Enter');
    await documenter.page.waitForURL(/\/upload$/);
    await documenter.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: `${word}.csv`, mimeType: 'text/csv', buffer: file(word) });
    await documenter.page.waitForURL(/\/upload\/files\//);
    await documenter.page
      .getByRole('button', { name: documenter.tn('upload.confirm', 6) })
      .first()
      .click();
    await documenter.page.getByRole('dialog').getByRole('button').first().click();
    await documenter.page.waitForURL(/\/upload\/batches\/\d+$/);
    // Review is not for this role, and the page says so instead of failing.
    await documenter.go('/staff');
    await documenter.page.getByRole('heading', { name: documenter.t('upload.forbidden') }).waitFor();
    await documenter.signOut();
    await documenter.leave(/401/);

    const reviewer = await sit(browser, screen, lang, '/staff', lang === 'es' ? 'dark' : 'light');
    const { page, t, tn } = reviewer;
    await reviewer.signIn(personOf('reviewer'));
    const more = page.getByText(t('filter.more'));
    if (!(await page.locator('input[type=search]').isVisible())) await more.click();
    await page
      .locator('label', { hasText: t('staff.byWhom') })
      .locator('input')
      .fill(name);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-record]').count()).toBe(6);
    await reviewer.fine('queue');
    const first = page.locator('[data-record]', { hasText: `Invented ${word} 0` });
    await first.getByRole('link').click();
    await page.locator('[data-preview]').getByText(t('staff.somewhere'), { exact: true }).waitFor();
    await page.locator('[data-place-view=ready]').first().waitFor();
    await page.getByText(t('staff.noPublicTitle')).waitFor();
    await page.locator('[data-ticks] input[value=title]').check();
    await page.locator('[data-preview]').getByText(`Invented ${word} 0`).waitFor();
    await reviewer.fine('record');
    await page.locator('[data-action=publish]').click();
    await page.getByRole('dialog').getByText(t('staff.askMasked')).waitFor();
    await reviewer.fine('publish');
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.getByText(t('staff.done.publish'), { exact: true }).waitFor();
    await page.locator('[data-history] [data-kind=publish]').waitFor();
    await reviewer.fine('published');

    // The queue is as it was left, without the one that is done. Four more go together: with the first, enough to be released.
    await page.getByRole('link', { name: t('staff.backToQueue') }).click();
    await expect.poll(() => page.locator('[data-record]').count()).toBe(5);
    await page.getByRole('checkbox', { name: t('staff.chooseAll', { n: 5 }) }).check();
    await page.locator('[data-record]').last().getByRole('checkbox').uncheck();
    await page
      .getByRole('region', { name: t('staff.bulk') })
      .getByRole('button', { name: t('staff.do.publish') })
      .click();
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.getByText(t('staff.missing.why')).waitFor();
    await page.locator('#bulk-why').fill('Read one by one.');
    await reviewer.fine('bulk');
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.getByText(tn('staff.bulkDone.publish', 4)).waitFor();
    expect(await asks(page, 'GET', `/api/v1/incidents?q=${word}`)).toMatchObject({ total: 0 });
    await asks(page, 'POST', '/api/v1/release');
    const total = async () => (await asks(page, 'GET', `/api/v1/incidents?q=${word}`)) as { total: number };
    await expect.poll(async () => (await total()).total, { timeout: 15_000 }).toBe(1);
    await reviewer.leave(/401/);

    // The public: one has its title, ticked; the place is an area and nothing in the answer is the exact one.
    const visitor = await sit(browser, screen, lang, `/?q=${word}&view=list`);
    await visitor.page.locator('[data-total="1"]').first().waitFor();
    const seen = (await asks(visitor.page, 'GET', `/api/v1/incidents?q=${word}`)) as {
      incidents: { id: string; precision: string; title: string; date: string; place: string | null }[];
    };
    expect(seen.incidents).toHaveLength(1);
    expect(seen.incidents[0]).toMatchObject({
      precision: 'area',
      date: '2021-03',
      title: `Invented ${word} 0`,
    });
    await visitor.page.goto(`${BASE_URL}/?q=${word}&view=list&incident=${seen.incidents[0]?.id}`);
    await visitor.page
      .getByText(visitor.t('place.area', { km: '' }).split(',')[0] ?? '')
      .first()
      .waitFor();
    await visitor.leave();
  });
});

describe.skipIf(PEOPLE.length === 0).each([
  { screen: 'phone', lang: 'es' },
  { screen: 'desktop', lang: 'en' },
] as const)('on a $screen in $lang', ({ screen, lang }) => {
  it('nobody publishes what they handed in, and nobody overwrites another unseen', async () => {
    const desk = await sit(browser, screen, lang, '/staff');
    const { page, t } = desk;
    await desk.signIn(personOf('reviewer'));
    const title = `Invented ${unique()}`;
    const fields = {
      category: 'raid',
      date: '2020-02-03',
      lat: '31.5',
      lon: '-110.2',
      title,
      source: 'Invented',
    };
    await asks(page, 'POST', '/api/v1/records', { fields, check: false });
    const found = (await asks(page, 'GET', `/api/v1/review?q=${encodeURIComponent(title)}`)) as {
      records: { id: string }[];
    };
    const id = found.records[0]?.id ?? '';
    await desk.go(`/staff/records/${id}`);
    await page.locator('[data-own]').waitFor();
    expect(await page.locator('[data-action=publish]').isDisabled()).toBe(true);
    await desk.fine('own');

    // Somebody else corrects it while it is open here.
    await page.getByRole('button', { name: t('staff.edit') }).click();
    await page.locator('#edit-place').fill('Second gate');
    const other = await sit(browser, screen, lang, '/staff');
    await other.signIn(personOf('admin'));
    await asks(other.page, 'PATCH', `/api/v1/records/${id}`, {
      revision: 1,
      why: 'first',
      fields: { dead: '0' },
    });
    await other.leave(/401/);
    // The other page had the front, and a page behind it draws nothing.
    await page.bringToFront();
    await page.locator('#edit-why').fill('From the report.');
    await page.locator('form button').last().focus();
    await page.locator('#edit-why').press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[data-conflict]').waitFor();
    expect(await page.locator('#edit-place').inputValue()).toBe('Second gate');
    await desk.fine('conflict');
    await page.getByRole('button', { name: t('staff.conflictGo') }).click();
    await page.locator('#edit-why').press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(t('staff.done.edit'), { exact: true }).waitFor();
    expect(await page.locator('[data-field=place]').innerText()).toBe('Second gate');
    expect(await page.locator('[data-field=dead]').innerText()).toBe('0');
    expect(await page.locator('[data-history] [data-kind=edit]').count()).toBe(2);
    await desk.leave(/401|409/);
  });

  it('what came back is mended by who handed it in, and any two records are one event when a reviewer says so', async () => {
    const documenter = await sit(browser, screen, lang, '/upload');
    await documenter.signIn(personOf('documenter'));
    const word = unique();
    // Far from each other and from what another run has left, so that nothing finds them as possible doubles; both on land.
    for (const [number, south, west] of [
      ['1', 31.4, -110.9],
      ['2', 28, -107],
    ] as const) {
      const fields = {
        category: 'raid',
        date: '2020-02-03',
        source_system: word,
        external_id: number,
        lat: (south + Math.random() / 2).toFixed(5),
        lon: (west + Math.random()).toFixed(5),
        title: `Invented ${word} ${number}`,
        source: 'Invented',
      };
      await asks(documenter.page, 'POST', '/api/v1/records', { fields, check: false });
    }

    const reviewer = await sit(browser, screen, lang, '/staff', 'dark');
    await reviewer.signIn(personOf('reviewer'));
    const found = (await asks(reviewer.page, 'GET', `/api/v1/review?q=${word}`)) as {
      records: { id: string }[];
    };
    expect(found.records).toHaveLength(2);
    const [first = '', second = ''] = found.records.map(({ id }) => id);
    await asks(reviewer.page, 'POST', `/api/v1/records/${first}/return`, {
      revision: 1,
      why: `Why ${word}?`,
    });
    await reviewer.go(`/staff/records/${second}`);
    await reviewer.page.getByText(reviewer.t('staff.sameTitle')).click();
    await reviewer.page.locator('#link-other').fill('1');
    await reviewer.page.locator('#link-other').press('Enter');
    await reviewer.page.getByText(reviewer.t('staff.missing.why')).waitFor();
    await reviewer.page.locator('#link-register').fill(word);
    await reviewer.page.locator('#link-why').fill('One convoy, two stops.');
    await reviewer.fine('link');
    await reviewer.page
      .locator('[data-link-form]')
      .getByRole('button', { name: reviewer.t('staff.sameEvent') })
      .click();
    await reviewer.page.locator('[data-pair]').getByText(reviewer.t('staff.verdict.same')).waitFor();
    await reviewer.page.locator('[data-pair]').getByRole('button').click();
    await reviewer.page.getByRole('dialog').locator('textarea').fill('Two after all.');
    await reviewer.page.getByRole('dialog').getByRole('button').first().click();
    await reviewer.page.locator('[data-pair]').getByText(reviewer.t('staff.verdict.different')).waitFor();
    await reviewer.fine('unlinked');
    await reviewer.leave(/401/);

    await documenter.page.bringToFront();
    const { page, t } = documenter;
    await page.getByRole('link', { name: t('staff.nav.mine') }).click();
    await page.locator('[data-mine]', { hasText: `Why ${word}?` }).waitFor();
    await documenter.fine('mine');
    await page.getByRole('link', { name: `Invented ${word} 1` }).click();
    await page.locator('[data-reason]').getByText(`Why ${word}?`).waitFor();
    await page.getByRole('button', { name: t('staff.mend'), exact: true }).click();
    await page.locator('#edit-date').fill('2020-02-04');
    await page.locator('#edit-consent').selectOption('public');
    await page.locator('#edit-why').fill('It was the day after.');
    await documenter.fine('mend');
    await page.getByRole('button', { name: t('staff.mendSave') }).click();
    await page.getByText(t('staff.mended')).waitFor();
    expect(await page.locator('[data-field=date]').innerText()).toContain('4');
    await documenter.fine('mended');
    const own = await asks(page, 'GET', `/api/v1/own/${first}`);
    expect(own).toMatchObject({ status: 'in_review', proposed: { consent: 'public' }, why: null });
    await documenter.leave(/401/);
  });

  it('the second factor is turned on, asked for, replaced by a recovery code, and turned off', async () => {
    // Somebody new each time: what a try that failed has left is another's.
    const author = await somebody(browser, `Aurelia ${unique()}`, 'author');
    const desk = await sit(browser, screen, lang, '/account');
    const { page, t } = desk;
    await desk.signIn(author);
    await page.getByRole('button', { name: t('staff.factorBegin') }).click();
    await page.getByRole('img', { name: t('staff.factorQr') }).waitFor();
    await desk.fine('factor');
    await page.locator('#factor-code').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(t('staff.factorRefused')).waitFor();
    const secret = await page.locator('.mono.text').first().innerText();
    await page.locator('#factor-code').fill(codeOf(secret));
    await page.keyboard.press('Enter');
    await page.getByText(t('staff.recoveryTitle')).waitFor();
    await desk.fine('recovery');
    const [recovery = ''] = (await page.locator('.mono.text').first().innerText()).split('\n');
    await desk.signOut();

    await page.locator('#sign-in-name').fill(author.name);
    await page.locator('#sign-in-password').fill(author.password);
    await page.keyboard.press('Enter');
    await page.locator('#code').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
    await page.locator('#code').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(t('staff.wrongCode')).waitFor();
    await desk.fine('code');
    await page.locator('#code').fill(recovery);
    await page.keyboard.press('Enter');
    await page.locator('#code').waitFor({ state: 'detached' });
    await desk.go('/account');
    await page.getByRole('button', { name: t('staff.factorEnd') }).click();
    await page.locator('#factor-password').fill(author.password);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('staff.factorEnd') })
      .click();
    await page.getByText(t('staff.factorIsOff')).waitFor();
    await desk.leave(/401|422/);
  });

  it('an administrator sees who did what, sets how things are done, and shuts somebody out', async () => {
    const desk = await sit(browser, screen, lang, '/sign-in');
    const { page, t } = desk;
    await desk.signIn(personOf('admin'));
    for (const [path, ready] of [
      ['/staff/audit', '[data-verified=true]'],
      ['/staff/settings', 'input[name=two_person]'],
      ['/staff/release', '[data-waiting]'],
      ['/staff/doubles', 'h1'],
      ['/staff/accounts', '[data-user]'],
      ['/account', '#password-old'],
    ] as const) {
      await desk.go(path);
      await page.locator(ready).first().waitFor();
      await desk.fine(path.split('/').at(-1) ?? '');
    }
    const name = `Gone ${unique()}`;
    await desk.go('/staff/accounts');
    await page.locator('#invite-for').fill(name);
    await page.getByRole('button', { name: t('staff.inviteMake') }).click();
    await page.locator(`[data-user="${name}"] [data-do=disable]`).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('staff.user.disable') })
      .click();
    await page.locator(`[data-user="${name}"] [data-do=enable]`).waitFor();
    await desk.go('/staff/audit');
    await page
      .locator('li', { hasText: t('staff.act.disable') })
      .first()
      .waitFor();
    await desk.leave(/401/);
  });

  it('signing out everywhere ends the other device, too; what was being done there stays until then', async () => {
    const author = personOf('author');
    const [here, there] = [
      await sit(browser, screen, lang, '/account'),
      await sit(browser, screen, lang, '/account'),
    ];
    await here.signIn(author);
    await there.signIn(author);
    await here.page.getByRole('button', { name: here.t('staff.everywhere') }).click();
    await here.page
      .getByRole('dialog')
      .getByRole('button', { name: here.t('staff.everywhere') })
      .click();
    await here.page.locator('#sign-in-name').waitFor();
    await there.page.locator('#password-old').fill('something');
    await there.page.locator('#password-new').fill(PASSWORD);
    await there.page.locator('#password-new-again').fill(PASSWORD);
    await there.page.keyboard.press('Enter');
    await there.page.getByText(there.t('upload.expired')).waitFor();
    await there.fine('expired');
    await here.leave(/401/);
    await there.leave(/401/);
  });
});
