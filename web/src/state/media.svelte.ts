// What the visitor's device prefers and how wide its screen is, as values that templates follow.
import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from '../map/marks';
import { theme } from './theme.svelte';

const wide = new MediaQuery('(min-width: 64rem)', true);
const extraWide = new MediaQuery('(min-width: 85rem)', false);

export const media = {
  get theme(): Theme {
    return theme.shown;
  },
  /** Map and list are side by side. */
  get wide(): boolean {
    return wide.current;
  },
  /** The filters have a column of their own. */
  get extraWide(): boolean {
    return extraWide.current;
  },
};
