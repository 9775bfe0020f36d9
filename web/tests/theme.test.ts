// Both ways to dark give the same colours, and all of them can be read.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { direction, isSort, sortedBy, SORTS } from '../src/state/sort';
import { parseChoice } from '../src/state/theme.svelte';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');
const tokens = (block: string | undefined) =>
  Object.fromEntries(
    [...(block ?? '').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );
const light = tokens(/^:root \{(.*?)\n\}/ms.exec(css)?.[1]);
const byDevice = tokens(/:root:not\(\[data-theme='light'\]\) \{(.*?)\n {2}\}/s.exec(css)?.[1]);
const byChoice = tokens(/:root\[data-theme='dark'\] \{(.*?)\n\}/s.exec(css)?.[1]);

describe('the colours', () => {
  it('are dark alike by the device and by choice', () => {
    expect(Object.keys(byDevice).length).toBeGreaterThan(15);
    expect(byChoice).toEqual(byDevice);
  });

  it('are all there in both', () => {
    const colours = Object.entries(light).filter(([, value]) => /^(#|0 1px)/.test(value ?? ''));
    expect(colours.map(([name]) => name).sort()).toEqual(Object.keys(byDevice).sort());
  });

  it.each([
    ['light', light],
    ['dark', byDevice],
  ])('have the contrast that text, edges and bars need: %s', (_, theme) => {
    const at = (name: string) => theme[`--${name}`] ?? '';
    for (const ground of ['paper', 'surface', 'sunken'])
      for (const text of ['ink', 'ink-soft', 'accent', 'bad'])
        expect(contrast(at(text), at(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at('accent-ink'), at('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at('warn-ink'), at('warn'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at('edge'), at('surface'))).toBeGreaterThanOrEqual(3);
    // The chosen bars stand out from the others, which are only what is around them.
    expect(contrast(at('accent'), at('bar-soft'))).toBeGreaterThanOrEqual(3);
  });

  it('follow the device unless a choice is one', () => {
    expect(['light', 'dark', 'system', '', 'x', null].map(parseChoice)).toEqual([
      'light',
      'dark',
      'system',
      'system',
      'system',
      'system',
    ]);
  });
});

describe('the order of the table', () => {
  it('begins with the greatest and turns round', () => {
    expect(sortedBy('dead', '-date')).toBe('-dead');
    expect(sortedBy('dead', '-dead')).toBe('dead');
    expect(sortedBy('dead', 'dead')).toBe('-dead');
    expect(SORTS.every((sort) => isSort(sort))).toBe(true);
    expect(direction('date', '-date')).toBe('descending');
    expect(direction('date', 'date')).toBe('ascending');
    expect(direction('dead', 'date')).toBe('none');
  });
});

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
