// Light or dark: as the device has it, unless the visitor chooses. The choice is the one thing that the public page keeps on a device,
// and only once somebody has made it; `public/theme.js` reads it before the page is drawn.
import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from '../map/marks';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export const THEME_KEY = 'spotlight.theme';

/** What a stored text means; anything unknown is the device's own. */
export function parseChoice(text: string | null | undefined): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}

class ThemeState {
  choice = $state<ThemeChoice>('system');
  #device = new MediaQuery('(prefers-color-scheme: dark)', false);

  constructor() {
    if (typeof document === 'undefined') return;
    this.choice = parseChoice(document.documentElement.dataset['theme']);
    // Another tab of the same page.
    addEventListener('storage', ({ key, newValue }) => {
      if (key === THEME_KEY) this.#show(parseChoice(newValue));
    });
  }

  get shown(): Theme {
    if (this.choice !== 'system') return this.choice;
    return this.#device.current ? 'dark' : 'light';
  }

  choose(choice: ThemeChoice): void {
    this.#show(choice);
    try {
      if (choice === 'system') localStorage.removeItem(THEME_KEY);
      else localStorage.setItem(THEME_KEY, choice);
    } catch {
      // Storage is forbidden: the choice then lives as long as the page.
      return;
    }
  }

  #show(choice: ThemeChoice): void {
    this.choice = choice;
    const { dataset } = document.documentElement;
    if (choice === 'system') delete dataset['theme'];
    else dataset['theme'] = choice;
  }
}

export const theme = new ThemeState();
