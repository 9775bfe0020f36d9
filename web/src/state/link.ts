// Links inside the page: real addresses that can be copied, opened in a new tab or read out, and that change the view in
// place when they are simply clicked.
import { nav } from './navigation.svelte';
import type { ViewState } from './view';
import { formatView } from './view';

/** The address of the current view with a change. */
export function hrefOf(change: Partial<ViewState>): string {
  return formatView({ ...nav.state, ...change }) || '?';
}

/** A click handler that goes there without loading the page; a click with a modifier key stays the browser's. */
export function follow(change: Partial<ViewState>): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    nav.go(change);
  };
}
