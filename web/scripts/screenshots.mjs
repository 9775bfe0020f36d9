// Takes the pictures in web/screenshots of a running server (SPOTLIGHT_URL) with the invented sample loaded:
// `npm run screenshots`. Those of signed-in pages need accounts in SPOTLIGHT_ACCOUNTS. They are for looking at, in reviews and in the README; no test compares them.
import { mkdir } from 'node:fs/promises';
import { BASE_URL, launch, SCREENS, settled } from '../e2e/browser.mjs';

const OUT = new URL('../screenshots/', import.meta.url).pathname;

/** @type {{ name: string, screen: keyof typeof SCREENS, path: string, dark?: boolean, press?: string, plain?: boolean, offline?: boolean, as?: string }[]} */
const SHOTS = [
  { name: 'phone-map-en', screen: 'phone', path: '/' },
  { name: 'phone-list-es', screen: 'phone', path: '/?lang=es&view=list' },
  { name: 'phone-filters-en', screen: 'phone', path: '/?category=death', press: '[aria-haspopup=dialog]' },
  { name: 'phone-incident-es', screen: 'phone', path: '/?lang=es&incident={masked}' },
  { name: 'phone-map-dark-es', screen: 'phone', path: '/?lang=es&at=8.5/31.6/-111', dark: true },
  { name: 'phone-empty-en', screen: 'phone', path: '/?q=xyzzyplugh&view=list' },
  { name: 'desktop-map-en', screen: 'desktop', path: '/' },
  { name: 'desktop-incident-es', screen: 'desktop', path: '/?lang=es&incident={exact}' },
  { name: 'phone-timeline-es', screen: 'phone', path: '/?lang=es&from=2018&to=2021', press: '.opener' },
  { name: 'phone-menu-es', screen: 'phone', path: '/?lang=es', press: 'header summary' },
  { name: 'desktop-timeline-en', screen: 'desktop', path: '/?from=2018&to=2019-06' },
  { name: 'desktop-table-dark-en', screen: 'desktop', path: '/?view=table&category=death', dark: true },
  { name: 'desktop-areas-dark-en', screen: 'desktop', path: '/?at=9.5/31.6/-111', dark: true },
  {
    name: 'laptop-filtered-es',
    screen: 'laptop',
    path: '/?lang=es&category=death&from=2018&at=7/31.8/-110.8',
  },
  { name: 'phone-page-es', screen: 'phone', path: '/incidents/{masked}?lang=es', plain: true },
  { name: 'desktop-page-en', screen: 'desktop', path: '/incidents/{exact}?lang=en', plain: true },
  {
    name: 'phone-plain-list-dark-en',
    screen: 'phone',
    path: '/list?category=death',
    dark: true,
    plain: true,
  },
  { name: 'phone-about-es', screen: 'phone', path: '/about?lang=es', plain: true },
  {
    name: 'phone-gone-es',
    screen: 'phone',
    path: '/incidents/00000000-0000-0000-0000-000000000000?lang=es',
    plain: true,
  },
  { name: 'tablet-map-es', screen: 'tablet', path: '/?lang=es&category=death,pursuit' },
  { name: 'desktop-shade-en', screen: 'desktop', path: '/?shade=count&at=6.4/31.6/-109.5' },
  {
    name: 'phone-shade-dark-es',
    screen: 'phone',
    path: '/?lang=es&shade=deaths&at=6/31.6/-110.5',
    dark: true,
  },
  { name: 'phone-offline-es', screen: 'phone', path: '/?lang=es&category=death', offline: true },
  { name: 'desktop-report-en', screen: 'desktop', path: '/staff/reports/{report}', as: 'author' },
  {
    name: 'phone-report-dark-es',
    screen: 'phone',
    path: '/staff/reports/{report}?lang=es',
    as: 'author',
    dark: true,
  },
  { name: 'desktop-reports-en', screen: 'desktop', path: '/reports?lang=en', plain: true },
  {
    name: 'phone-published-dark-es',
    screen: 'phone',
    path: '/reports/{report}?lang=es',
    dark: true,
    plain: true,
  },
  { name: 'laptop-embed-es', screen: 'laptop', path: '/embed?lang=es&category=death', plain: true },
];

/**
 * Ids that the paths refer to: the newest incident of each precision.
 * @returns {Promise<Record<string, string>>}
 */
async function examples() {
  const { incidents } = await (await fetch(`${BASE_URL}/api/v1/incidents?limit=500`)).json();
  /** @param {string} precision */
  const newest = (precision) =>
    incidents.find((/** @type {{ precision: string }} */ incident) => incident.precision === precision)?.id ??
    '';
  return { masked: newest('area'), exact: newest('exact') };
}

/** @type {{ name: string, role: string, password: string }[]} */
const PEOPLE = JSON.parse(process.env['SPOTLIGHT_ACCOUNTS'] || '[]');

/**
 * Signs in as somebody who has a role, and gives the report that is shown.
 * @param {import('playwright-core').Page} page
 * @param {string} role
 */
async function signIn(page, role) {
  const person = PEOPLE.find((one) => one.role === role);
  if (!person) return false;
  await page.goto(`${BASE_URL}/sign-in`);
  await page.locator('#sign-in-name').fill(person.name);
  await page.locator('#sign-in-password').fill(person.password);
  await page.keyboard.press('Enter');
  await page.locator('#sign-in-name').waitFor({ state: 'detached' });
  ids.report ??= await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    /** @param {string} path @param {object} what */
    const post = async (path, what) =>
      (await fetch(path, { method: 'POST', headers, body: JSON.stringify(what) })).json();
    const { id } = await post('/api/v1/drafts', body);
    await post(`/api/v1/drafts/${id}/publish`, { revision: 1 });
    for (let n = 0; n < 200; n++) {
      if ((await fetch(`/api/v1/reports/${id}`)).ok) break;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return id;
  }, REPORT);
  return true;
}

const REPORT = {
  name: 'pima',
  spec: {
    title: 'Deaths in Pima County',
    language: 'en',
    regions: ['county:04019', 'sector:tucson'],
    period: '2018/2020',
    filter: 'category=death',
    recommendation: [{ title: 'Answer every call', text: 'From wherever it comes.', articles: ['ICCPR 6'] }],
  },
};

/**
 * Keeps what is shown and opens the page again without a network.
 * @param {import('playwright-core').Page} page
 */
async function withoutNetwork(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.locator('header summary').click();
  await page.locator('.ways:has(> label) button').click();
  await page.locator('[data-kept]').waitFor();
  await page.context().setOffline(true);
  await page.goto(page.url());
  await page.locator('[data-offline="kept"]').waitFor();
  await settled(page);
}

await mkdir(OUT, { recursive: true });
const ids = await examples();
const browser = await launch();
for (const { name, screen, path, dark, press, plain, offline, as } of SHOTS) {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    locale: 'en-US',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (as && !(await signIn(page, as))) {
    console.warn(`${name} is skipped: SPOTLIGHT_ACCOUNTS names nobody who is ${as}`);
    await context.close();
    continue;
  }
  await page.goto(BASE_URL + path.replace(/\{(\w+)\}/, (_, key) => ids[key] ?? ''));
  // Pages of the server are whole when they are loaded.
  if (as) await page.locator('[data-preview=current]').waitFor({ state: 'attached' });
  else if (!plain) await settled(page);
  if (offline) await withoutNetwork(page);
  if (press) await page.locator(press).first().click();
  // The map goes on to the open incident, and its labels come, after it is first idle.
  await page.waitForTimeout(1500);
  // JPEG, so that taking them again does not make the repository grow by megabytes.
  await page.screenshot({ path: `${OUT}${name}.jpg`, type: 'jpeg', quality: 80 });
  await context.close();
  console.log(name);
}
await browser.close();
