// Which pages a role has. The server decides what may be done; this only keeps doors out of sight that would not open.
import type { Route } from '../../upload/logic/route';

export type Page = Route['page'];
export const ROLES = ['documenter', 'author', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The pages of the navigation, in the order of the work. */
const NAVIGATION = [
  { page: 'home', roles: ['documenter', 'reviewer', 'admin'] },
  { page: 'new', roles: ['documenter', 'reviewer', 'admin'] },
  { page: 'mine', roles: ['documenter', 'reviewer', 'admin'] },
  { page: 'queue', roles: ['reviewer', 'admin'] },
  { page: 'doubles', roles: ['reviewer', 'admin'] },
  { page: 'release', roles: ['reviewer', 'admin'] },
  { page: 'reports', roles: ['author', 'reviewer', 'admin'] },
  { page: 'users', roles: ['admin'] },
  { page: 'settings', roles: ['admin'] },
  { page: 'audit', roles: ['admin'] },
  { page: 'account', roles: ROLES },
] as const;
export type NavigationPage = (typeof NAVIGATION)[number]['page'];

export function pagesOf(role: string): NavigationPage[] {
  return NAVIGATION.filter(({ roles }) => (roles as readonly string[]).includes(role)).map(
    ({ page }) => page,
  );
}

/** Where somebody begins. */
export function startOf(role: string): NavigationPage {
  const pages = pagesOf(role);
  return pages.includes('queue') ? 'queue' : (pages[0] ?? 'account');
}

/** The entry of the navigation that a page belongs to. */
export function sectionOf(page: Page): NavigationPage | null {
  if (page === 'preview' || page === 'batch') return 'home';
  if (page === 'record') return 'queue';
  if (page === 'own') return 'mine';
  if (page === 'report') return 'reports';
  return NAVIGATION.find((entry) => entry.page === page)?.page ?? null;
}

/** Whether a role has a page at all. */
export function mayOpen(role: string, page: Page): boolean {
  const section = sectionOf(page);
  return section === null || pagesOf(role).includes(section);
}

/** What a token of theirs may be made for: their own role and what it includes. */
export function rolesBelow(role: string): Role[] {
  if (role === 'admin') return [...ROLES];
  if (role === 'reviewer') return ['documenter', 'author', 'reviewer'];
  return ROLES.filter((code) => code === role);
}
