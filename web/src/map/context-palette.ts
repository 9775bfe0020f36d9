// Colours of what lies under the incidents. Figures: one hue (violet, 285° in OKLCH), evenly spaced in lightness, so that
// the order is seen without seeing the hue; no family of incidents has it. Words: twelve tints, told apart by the legend, the table and a
// press on the map too, since no twelve colours are safe for everybody.
import type { Theme } from './marks';

const FIGURES: Record<Theme, readonly string[]> = {
  light: ['#e5e6fc', '#c2c2f4', '#9d9be7', '#7971d0', '#5346a7'],
  dark: ['#33324e', '#4b487f', '#6b66b4', '#918ddf', '#c1c1fa'],
};

const WORDS: Record<Theme, readonly string[]> = {
  light: [
    ...['#90e1e6', '#bb9951', '#f0bfea', '#7dae72', '#ffbeb2', '#869bdd'],
    ...['#40b1b7', '#e9ce94', '#c287bc', '#b6dead', '#d58679', '#bccfff'],
  ],
  dark: [
    ...['#00656a', '#9f8242', '#71476d', '#69945f', '#7f463d', '#7183bd'],
    ...['#33969b', '#6c541b', '#a572a0', '#3f6337', '#b67166', '#475585'],
  ],
};

/** What lines, points and areas of a layer of things are drawn with: a colour, and a pattern of the line beside it. */
const THINGS: Record<Theme, readonly string[]> = {
  light: ['#1f1f1f', '#7a3b00', '#00585c', '#6a1b6a', '#5a5a00', '#303f9f'],
  dark: ['#f4f4f4', '#ffb98a', '#7fdde1', '#f0a8f0', '#dede80', '#aab6ff'],
};
export const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [4, 2],
  [1, 1.5],
  [6, 2, 1, 2],
  [2, 1],
  [8, 3],
];

/** Colours of so many classes of figures: the ends are always used, so that few classes are far apart. */
export function figureColours(theme: Theme, classes: number): string[] {
  const all = FIGURES[theme];
  if (classes <= 1) return [all[2] ?? ''];
  return Array.from(
    { length: classes },
    (_, n) => all[Math.round((n * (all.length - 1)) / (classes - 1))] ?? '',
  );
}

export function wordColours(theme: Theme, words: number): string[] {
  return Array.from({ length: words }, (_, n) => WORDS[theme][n % WORDS[theme].length] ?? '');
}

export function thingColour(theme: Theme, place: number): string {
  return THINGS[theme][place % THINGS[theme].length] ?? '';
}

/** Of counties that nothing is known about: ground and lines of their hatching. */
export const HATCH: Record<Theme, { ground: string; line: string }> = {
  light: { ground: '#f7f4ed', line: '#9a9384' },
  dark: { ground: '#1a2328', line: '#5f6d75' },
};
