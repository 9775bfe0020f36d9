// Opening the signed-in pages as somebody with a certain screen and language: their words, signing in, and noticing everything that should
// never happen. The people are those of SPOTLIGHT_ACCOUNTS, a JSON list of name, role and password.
import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { say, sayCount } from '../src/i18n/staff';
import { BASE_URL, SCREENS } from './browser.mjs';
import type { Lang, Screen } from './support';

export interface Person {
  name: string;
  role: string;
  password: string;
}

export const PEOPLE = JSON.parse(process.env['SPOTLIGHT_ACCOUNTS'] || '[]') as Person[];
const SHOTS = process.env['SPOTLIGHT_SHOTS'];

export function personOf(role: string): Person {
  const person = PEOPLE.find((one) => one.role === role);
  if (!person) throw new Error(`SPOTLIGHT_ACCOUNTS has nobody who is ${role}`);
  return person;
}

type Rest<F> = F extends (lang: Lang, ...rest: infer R) => string ? R : never;

export interface Desk {
  page: Page;
  t(...args: Rest<typeof say>): string;
  tn(...args: Rest<typeof sayCount>): string;
  go(path: string): Promise<void>;
  signIn(person: Pick<Person, 'name' | 'password'>): Promise<void>;
  signOut(): Promise<void>;
  /** No violation of WCAG 2.2 A or AA, nothing wider than the screen; and a picture, where somebody wants to look. */
  fine(what: string): Promise<void>;
  /** Fails if anything happened that should not; `expected` console messages do not count. */
  leave(expected?: RegExp): Promise<void>;
}

export async function sit(
  browser: Browser,
  screen: Screen,
  lang: Lang,
  path: string,
  theme: 'light' | 'dark' = 'light',
): Promise<Desk> {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    locale: lang === 'es' ? 'es-MX' : 'en-US',
    hasTouch: screen === 'phone',
    reducedMotion: 'reduce',
    colorScheme: theme,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(BASE_URL).origin)
      wrong.push(`a request to ${url.origin}`);
  });
  // Whatever a signed-in page asks for may not be kept anywhere.
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const staff =
      /^\/api\/v1\/(session|users|review|records|own|tables|doubles|audit|settings|release|tokens|drafts|report-jobs)(\/|$)/.test(
        pathname,
      );
    if (staff && !response.headers()['cache-control']?.includes('no-store'))
      wrong.push(`${pathname} may be kept: ${response.headers()['cache-control']}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(BASE_URL + path);
  let shots = 0;
  const t: Desk['t'] = (...args) => say(lang, ...args);

  return {
    page,
    t,
    tn: (...args) => sayCount(lang, ...args),
    go: async (to) => void (await page.goto(BASE_URL + to)),
    async signIn({ name, password }) {
      await page.locator('#sign-in-name').fill(name);
      await page.locator('#sign-in-password').fill(password);
      await page.keyboard.press('Enter');
      await page.locator('#sign-in-name').waitFor({ state: 'detached' });
    },
    async signOut() {
      await page.getByRole('button', { name: t('upload.signOut'), exact: true }).click();
      await page.locator('#sign-in-name').waitFor();
    },
    async fine(what) {
      if (SHOTS) {
        mkdirSync(SHOTS, { recursive: true });
        const path = join(SHOTS, `${screen}-${lang}-${theme}-${++shots}-${what}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      );
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      expect(said, what).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
    },
    async leave(expected) {
      const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
      expect(kept, 'things stored on the device').toBe(0);
      expect(wrong.filter((message) => !expected?.test(message))).toEqual([]);
      await context.close();
    },
  };
}

/** Asks the server from inside the page, as the page would; a refusal fails the test with its own words. */
export async function asks(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  const { status, answer } = await page.evaluate(
    async ({ method, path, body }) => {
      const response = await fetch(path, {
        method,
        cache: 'no-store',
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, answer: text && (JSON.parse(text) as unknown) };
    },
    { method, path, body },
  );
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer || null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code that an authenticator app would show (RFC 6238: SHA-1, six digits, half a minute). */
export function codeOf(secret: string, at = Date.now()): string {
  const bits = [...secret.replace(/[\s=]/g, '')]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest[19] ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
