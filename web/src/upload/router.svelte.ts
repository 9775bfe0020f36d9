// Which staff page is shown: the path of the address, followed through back and forward. The language is in the query, which the
// shared navigation keeps.
import { parseRoute, pathOf } from './logic/route';
import type { Route } from './logic/route';

/** Asked before another page is shown: `false` keeps this one, and `go` goes there after all. */
type Guard = (go: () => void) => boolean;

class Router {
  route = $state.raw<Route>({ page: 'home' });
  #path = '';
  #guard: Guard | null = null;

  /** Reads the address; call once, in a browser. */
  start(): void {
    this.#show(parseRoute(location.pathname));
    addEventListener('popstate', () => {
      // The language alone has changed: the page stays as it is.
      if (location.pathname === this.#path) return;
      const to = parseRoute(location.pathname);
      if (this.#allowed(() => this.#go(to))) return this.#show(to);
      history.pushState(null, '', this.#path + location.search);
    });
  }

  go(route: Route): void {
    if (this.#allowed(() => this.#go(route))) this.#go(route);
  }

  /** Goes there without a step back: from a page that has done its work. */
  replace(route: Route): void {
    history.replaceState(null, '', pathOf(route) + location.search);
    this.#show(route);
  }

  /** Gives the page that is shown another address, and leaves it as it is: what was new has an id now. */
  rename(route: Route): void {
    this.#path = pathOf(route);
    history.replaceState(null, '', this.#path + location.search);
  }

  /** From now on asks before another page is shown, until the answer is called. */
  guard(guard: Guard): () => void {
    this.#guard = guard;
    return () => {
      if (this.#guard === guard) this.#guard = null;
    };
  }

  #allowed(go: () => void): boolean {
    return this.#guard?.(go) ?? true;
  }

  #go(route: Route): void {
    if (pathOf(route) !== location.pathname) history.pushState(null, '', pathOf(route) + location.search);
    this.#show(route);
    scrollTo(0, 0);
  }

  #show(route: Route): void {
    this.route = route;
    this.#path = location.pathname;
  }
}

export const router = new Router();

/** The address of a page, with the chosen language. */
export function hrefOf(route: Route): string {
  return pathOf(route) + location.search;
}

/** A click handler that goes there without loading the page; a click with a modifier key stays the browser's. */
export function follow(route: Route): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(route);
  };
}
