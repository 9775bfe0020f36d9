// Which staff page is shown: the path of the address, followed through back and forward. The language is in the query, which the
// shared navigation keeps.
import { parseRoute, pathOf } from './logic/route';
import type { Route } from './logic/route';

class Router {
  route = $state.raw<Route>({ page: 'home' });

  /** Reads the address; call once, in a browser. */
  start(): void {
    this.route = parseRoute(location.pathname);
    addEventListener('popstate', () => {
      this.route = parseRoute(location.pathname);
    });
  }

  go(route: Route): void {
    if (pathOf(route) !== location.pathname) history.pushState(null, '', pathOf(route) + location.search);
    this.route = route;
    scrollTo(0, 0);
  }

  /** Goes there without a step back: from a page that has done its work. */
  replace(route: Route): void {
    history.replaceState(null, '', pathOf(route) + location.search);
    this.route = route;
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
