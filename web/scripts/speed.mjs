// How quick the page is for somebody on a phone with a slow network: `npm run speed` against a running server (SPOTLIGHT_URL).
// Prints one line a run and the middle of them; nothing is compared, since it depends on the machine.
//
// Drawing is left out: without a GPU the browser draws WebGL in software, which no phone does.
import { BASE_URL, launch, SCREENS } from '../e2e/browser.mjs';

const RUNS = 5;
/** "Fast 3G" of Chromium's developer tools: 1.6 Mbit/s less a tenth down, 0.75 Mbit/s less a tenth up, 562.5 ms there and back. */
const FAST_3G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (0.75e6 * 0.9) / 8,
};
const PANS = 20;

/** What a page notes about itself from its first moment. */
function watch() {
  const seen = { contentful: 0, list: 0, map: 0, long: /** @type {number[]} */ ([]) };
  Object.assign(window, { seen });
  new PerformanceObserver((all) => {
    const first = all.getEntriesByName('first-contentful-paint')[0];
    if (first) seen.contentful = first.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((all) => seen.long.push(...all.getEntries().map((task) => task.duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  const look = () => {
    if (!seen.list && document.querySelector('[data-total]:not([aria-busy="true"])'))
      seen.list = performance.now();
    if (!seen.map && document.querySelector('[data-phase="ready"]')) seen.map = performance.now();
    if (!seen.list || !seen.map) requestAnimationFrame(look);
  };
  look();
}

/** One visit with nothing kept from an earlier one; milliseconds, but for `bytes`. */
async function visit(/** @type {import('playwright-core').Browser} */ browser) {
  const context = await browser.newContext({
    viewport: SCREENS.phone,
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  let bytes = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', FAST_3G);
  await protocol.send('Performance.enable');
  await page.addInitScript(watch);
  await page.goto(BASE_URL);
  await page.waitForFunction(() => /** @type {any} */ (window).seen.map > 0, null, { timeout: 120_000 });
  const start = await page.evaluate(() => {
    const { contentful, list, map, long } = /** @type {any} */ (window).seen;
    return { contentful, list, map, longBefore: long.splice(0).length };
  });
  const loaded = bytes;
  // Panning is about the page, not the network.
  await protocol.send('Network.emulateNetworkConditions', {
    ...FAST_3G,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  const before = await scripting(protocol);
  for (let pan = 0; pan < PANS; pan++) {
    const side = pan % 2 ? 1 : -1;
    await page.mouse.move(195, 400);
    await page.mouse.down();
    await page.mouse.move(195 + 120 * side, 400 + 40 * side, { steps: 6 });
    await page.mouse.up();
  }
  await page.waitForTimeout(500);
  const script = ((await scripting(protocol)) - before) / PANS;
  const longest = await page.evaluate(() => Math.max(0, .../** @type {any} */ (window).seen.long));
  await context.close();
  return { ...start, bytes: loaded, script, longest };
}

/** Milliseconds that scripts of the page's own thread have run. */
async function scripting(/** @type {import('playwright-core').CDPSession} */ protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

const browser = await launch();
/** @type {Awaited<ReturnType<typeof visit>>[]} */
const runs = [];
for (let run = 0; run < RUNS; run++) runs.push(await visit(browser));
await browser.close();
const columns = /** @type {const} */ (['contentful', 'list', 'map', 'bytes', 'script', 'longest']);
/** @param {typeof columns[number]} column */
const middle = (column) => runs.map((run) => run[column]).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
console.log('first paint ms | list ms | map ms | bytes | script ms a pan | longest task ms while panning');
for (const run of runs)
  console.log(columns.map((column) => run[column].toFixed(column === 'script' ? 1 : 0)).join(' | '));
console.log(
  `middle: ${columns.map((column) => middle(column).toFixed(column === 'script' ? 1 : 0)).join(' | ')}`,
);
