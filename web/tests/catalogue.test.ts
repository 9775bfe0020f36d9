// The catalogues are equal in everything but words, and every word a visitor reads comes from them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { CATALOGUES, LANGS, preferredLang } from '../src/i18n/lang';
import { translate, translateCount } from '../src/i18n/translate';
import { say, sayCount, STAFF_CATALOGUES } from '../src/i18n/staff';

const SOURCE = new URL('../src/', import.meta.url).pathname;
const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(svelte|ts)$/.test(name),
);
const placeholders = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const BOTH = { public: CATALOGUES, staff: STAFF_CATALOGUES } as Record<
  string,
  Record<(typeof LANGS)[number], Record<string, string>>
>;

describe.each(LANGS.flatMap((lang) => Object.keys(BOTH).map((which) => ({ lang, which }))))(
  'the $which catalogue $lang',
  ({ lang, which }) => {
    const catalogue = BOTH[which]?.[lang] ?? {};
    const english = BOTH[which]?.en ?? {};

    it('has the keys of the English one', () => {
      expect(Object.keys(catalogue)).toEqual(Object.keys(english));
    });

    it('fills in the same values', () => {
      for (const [key, message] of Object.entries(english)) {
        expect(placeholders(catalogue[key] ?? ''), key).toEqual(placeholders(message));
      }
    });

    it('leaves nothing blank', () => {
      for (const [key, message] of Object.entries(catalogue)) expect(message.trim(), key).not.toBe('');
    });

    it('has both forms by number', () => {
      const keys = Object.keys(catalogue);
      const stems = keys.filter((key) => key.endsWith('.one')).map((key) => key.slice(0, -4));
      for (const stem of stems) expect(keys, stem).toContain(`${stem}.other`);
    });
  },
);

describe('the two catalogues', () => {
  it('share no key, so that neither hides a message of the other', () => {
    const shared = Object.keys(STAFF_CATALOGUES.en).filter((key) => key in CATALOGUES.en);
    expect(shared).toEqual([]);
  });

  it('are both looked into', () => {
    expect(say('es', 'error.retry')).toBe(CATALOGUES.es['error.retry']);
    expect(say('es', 'upload.batchTitle', { n: 12 })).toBe('Comprobante 12');
    expect(sayCount('en', 'upload.confirm', 1)).toBe('Import 1 incident');
    expect(sayCount('es', 'upload.confirm', 1234)).toBe('Importar 1,234 incidentes');
    expect(sayCount('es', 'count.incidents', 2)).toBe('2 incidentes');
  });
});

describe('a message', () => {
  it('has numbers written the local way', () => {
    expect(translateCount('en', 'count.incidents', 2481)).toBe('2,481 incidents');
    expect(translateCount('es', 'count.incidents', 2481)).toBe('2,481 incidentes');
    expect(translateCount('es', 'count.incidents', 1)).toBe('1 incidente');
    expect(translateCount('es', 'count.incidents', 1_000_000)).toBe('1,000,000 incidentes');
  });

  it('keeps values as they are, braces and all', () => {
    expect(translate('en', 'chip.q', { words: '{n} $& \\' })).toBe('Words: {n} $& \\');
  });

  it('is in the first language of the browser that we speak', () => {
    expect(preferredLang(['fr-CA', 'es-MX', 'en'])).toBe('es');
    expect(preferredLang(['de'])).toBe('en');
    expect(preferredLang([])).toBe('en');
  });
});

describe('the page', () => {
  it('uses every message', () => {
    const all = sources.map((name) => readFileSync(join(SOURCE, name), 'utf8')).join('\n');
    const unused = [...Object.keys(CATALOGUES.en), ...Object.keys(STAFF_CATALOGUES.en)].filter((key) => {
      const stem = key.replace(/\.(one|other)$/, '');
      // Keys built from a code, such as t(`detail.${name}`), count as used with their prefix.
      const stops = [...stem.matchAll(/\./g)].map(({ index }) => stem.slice(0, index));
      const uses = [`'${stem}'`, ...stops.flatMap((prefix) => ['`' + prefix + '.${', `word('${prefix}'`])];
      return !uses.some((use) => all.includes(use));
    });
    expect(unused).toEqual([]);
  });

  it.each(sources.filter((name) => name.endsWith('.svelte')))('%s has no words of its own', (name) => {
    const texts: string[] = [];
    collectText(parse(readFileSync(join(SOURCE, name), 'utf8'), { modern: true }).fragment, texts);
    // Signs such as "·" and "×" are the same in every language.
    expect(texts.filter((text) => /\p{L}/u.test(text))).toEqual([]);
  });
});

const SPOKEN = new Set(['aria-label', 'aria-description', 'alt', 'placeholder', 'title']);

/** Gathers the text between tags, and in the attributes that are read out. */
function collectText(node: unknown, into: string[]): void {
  if (Array.isArray(node)) return node.forEach((child) => collectText(child, into));
  if (typeof node !== 'object' || node === null) return;
  const { type, data, name, value } = node as {
    type?: string;
    data?: string;
    name?: string;
    value?: unknown;
  };
  if (type === 'Text' && data) into.push(data);
  if (type === 'Attribute') {
    if (SPOKEN.has(name ?? '')) collectText(value, into);
    return;
  }
  for (const child of Object.values(node)) collectText(child, into);
}
