// The way out: what it erases, what it leaves, and that nothing keeps it from leaving.
import { describe, expect, it, vi } from 'vitest';
import type { Device } from '../src/exit/exit';
import { erase, KEPT_PREFIX, leave, NEUTRAL_PAGES, threeTimes } from '../src/exit/exit';
import { LANGS } from '../src/i18n/lang';

function device(change: Partial<Device> = {}) {
  const done: string[] = [];
  const fake = {
    document: {
      title: 'Spotlight',
      documentElement: { style: { setProperty: (...rule: string[]) => done.push(rule.join(' ')) } },
    },
    localStorage: { clear: () => done.push('local') },
    sessionStorage: { clear: () => done.push('session') },
    caches: {
      keys: async () => ['shell', `${KEPT_PREFIX}.files`],
      delete: async (name: string) => Boolean(done.push(`cache ${name}`)),
    },
    indexedDB: {
      databases: async () => [{ name: 'incidents' }, { name: `${KEPT_PREFIX}.reports` }],
      deleteDatabase: (name: string) => done.push(`database ${name}`),
    },
    navigator: {
      serviceWorker: {
        getRegistrations: async () => [{ unregister: async () => Boolean(done.push('worker')) }],
      },
    },
    location: { replace: (address: string) => done.push(`to ${address}`) },
    ...change,
  } as unknown as Device;
  return { fake, done };
}

describe('quick exit', () => {
  it('hides the page first, erases, and goes last, in place of the page', async () => {
    const { fake, done } = device();
    await leave(fake, 'en');
    expect(done[0]).toBe('display none important');
    expect(done.at(-1)).toBe(`to ${NEUTRAL_PAGES.en}`);
    expect(done).toEqual(
      expect.arrayContaining(['local', 'session', 'cache shell', 'database incidents', 'worker']),
    );
    expect(fake.document.title).toBe('');
  });

  it('leaves alone what waits to be sent and is nowhere else', async () => {
    const { fake, done } = device();
    await erase(fake);
    expect(done.filter((what) => what.includes(KEPT_PREFIX))).toEqual([]);
  });

  it('goes even where the browser forbids, lacks or never ends something', async () => {
    vi.useFakeTimers();
    const forbidden = {
      clear: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    };
    const { fake, done } = device({
      localStorage: forbidden,
      indexedDB: { databases: () => new Promise(() => {}), deleteDatabase: vi.fn() },
    });
    delete fake.caches;
    const left = leave(fake, 'es');
    await vi.advanceTimersByTimeAsync(300);
    await left;
    vi.useRealTimers();
    expect(done).toContain('session');
    expect(done.at(-1)).toBe(`to ${NEUTRAL_PAGES.es}`);
  });

  it('has a page for every language', () => {
    for (const lang of LANGS) expect(NEUTRAL_PAGES[lang]).toMatch(/^https:\/\//);
  });

  it('is meant by three quick presses, not by three of an afternoon', () => {
    const press = threeTimes();
    expect([0, 400, 800].map(press)).toEqual([false, false, true]);
    expect([5000, 6000, 7000, 8000].map(press)).toEqual([false, false, false, false]);
    expect([8100, 8200].map(press)).toEqual([true, false]);
  });
});
