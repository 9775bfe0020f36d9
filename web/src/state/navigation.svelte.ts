// The browser's address bar as the page's state: reading it gives the view, changing it is how the view changes.
import type { ViewState } from './view';
import { formatView, parseView } from './view';

class Navigation {
  /** The current view; replaced whole, never mutated. */
  state = $state.raw<ViewState>(parseView(''));

  /** Reads the address and follows back and forward; call once, in a browser. */
  start(): void {
    this.state = parseView(location.search);
    addEventListener('popstate', () => {
      this.state = parseView(location.search);
    });
  }

  /** A step that the back button undoes. A step to where the page already is adds nothing to the history. */
  go(change: Partial<ViewState>): void {
    this.#change(change, 'pushState');
  }

  /** A change too small for the back button, such as panning the map. */
  adjust(change: Partial<ViewState>): void {
    this.#change(change, 'replaceState');
  }

  #change(change: Partial<ViewState>, how: 'pushState' | 'replaceState'): void {
    const next = { ...this.state, ...change };
    const before = formatView(this.state);
    const after = formatView(next);
    if (after === before) return;
    this.state = next;
    history[how](null, '', location.pathname + after);
  }
}

export const nav = new Navigation();
