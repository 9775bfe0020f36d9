// The addresses of the signed-in pages. The language stays in the query, as on the public page.
export type Route =
  | { page: 'home' }
  | { page: 'preview'; upload: string }
  | { page: 'batch'; batch: number }
  | { page: 'new' }
  | { page: 'record'; record: string }
  | { page: 'own'; record: string }
  | { page: 'report'; report: string }
  | { page: Plain }
  | { page: 'unknown' };

/** Pages of one address each. */
const PLAIN = {
  'sign-in': '/sign-in',
  invite: '/invite',
  account: '/account',
  mine: '/staff/mine',
  queue: '/staff',
  doubles: '/staff/doubles',
  reports: '/staff/reports',
  release: '/staff/release',
  users: '/staff/accounts',
  settings: '/staff/settings',
  audit: '/staff/audit',
} as const;
export type Plain = keyof typeof PLAIN;

const ID = /^[0-9a-f-]{36}$/i;
/** Identifiers of reports, and `new`. */
const REPORT = /^[0-9A-Za-z_-]{1,64}$/;
/** The report that is none yet. */
export const NEW = 'new';

export function parseRoute(path: string): Route {
  const plain = path.replace(/\/+$/, '');
  const page = (Object.keys(PLAIN) as Plain[]).find((name) => PLAIN[name] === plain);
  if (page) return { page };
  const [root, section, id, ...more] = plain.split('/').slice(1);
  if (root === 'staff' && section === 'records' && id && ID.test(id) && more.length === 0)
    return { page: 'record', record: id };
  if (root === 'staff' && section === 'mine' && id && ID.test(id) && more.length === 0)
    return { page: 'own', record: id };
  if (root === 'staff' && section === 'reports' && id && REPORT.test(id) && more.length === 0)
    return { page: 'report', report: id };
  if ((root !== 'upload' && root !== 'upload.html') || more.length > 0) return { page: 'unknown' };
  if (section === undefined) return { page: 'home' };
  if (section === 'new' && id === undefined) return { page: 'new' };
  if (section === 'files' && id && ID.test(id)) return { page: 'preview', upload: id };
  if (section === 'batches' && id && /^[1-9]\d{0,8}$/.test(id)) return { page: 'batch', batch: Number(id) };
  return { page: 'unknown' };
}

export function pathOf(route: Route): string {
  switch (route.page) {
    case 'preview':
      return `/upload/files/${route.upload}`;
    case 'batch':
      return `/upload/batches/${route.batch}`;
    case 'record':
      return `/staff/records/${route.record}`;
    case 'own':
      return `/staff/mine/${route.record}`;
    case 'report':
      return `/staff/reports/${route.report}`;
    case 'new':
      return '/upload/new';
    case 'home':
    case 'unknown':
      return '/upload';
    default:
      return PLAIN[route.page];
  }
}
