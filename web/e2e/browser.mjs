// Starts the browser that tests and screenshots drive: Debian's Chromium, or the one that CHROMIUM names.
import { chromium } from 'playwright-core';

export const BASE_URL = process.env['SPOTLIGHT_URL'] ?? 'http://127.0.0.1:8080';

/** Screens the page is looked at on: a phone and a tablet held upright, a small laptop, a wide desktop. */
export const SCREENS = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  laptop: { width: 1180, height: 800 },
  desktop: { width: 1440, height: 900 },
};

// The browser's own background traffic is switched off, so that every request seen is the page's.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** @type {import('playwright-core').Browser | null} */
let ours = null;

/** The browser of a file's tests: starting one for each of them would take a third of their time. Every test has contexts of its own. */
export async function shared() {
  if (!ours?.isConnected()) ours = await launch();
  return ours;
}

/**
 * Waits until the list is there and the map has drawn everything (or said that it cannot).
 * @param {import('playwright-core').Page} page
 */
export async function settled(page) {
  await page.waitForSelector('[data-total]:not([aria-busy="true"])');
  await page.waitForSelector('[data-phase="ready"], [data-phase="impossible"]', { state: 'attached' });
}

/**
 * Closes what a test has opened. When it failed, says first what each of its pages showed, and closes the browser too: one that has
 * stopped drawing goes on so.
 * @param {import('playwright-core').Browser} browser
 * @param {{ task: { result?: { state?: string } } }} context
 */
export async function close(browser, { task }) {
  if (task.result?.state === 'fail') {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      const shown = await page.locator('body').innerText({ timeout: 2_000 }).catch(String);
      console.error(`${page.url()} showed:\n${shown.slice(0, 2_000)}`);
    }
    await browser.close();
  } else await Promise.all(browser.contexts().map((context) => context.close()));
}
