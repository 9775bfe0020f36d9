// The addresses of the staff pages. The language stays in the query, as on the public page.
export type Route =
  | { page: 'home' }
  | { page: 'preview'; upload: string }
  | { page: 'batch'; batch: number }
  | { page: 'new' }
  | { page: 'unknown' };

export function parseRoute(path: string): Route {
  const parts = path.replace(/\/+$/, '').split('/').slice(1);
  const [root, section, id, ...more] = parts;
  if ((root !== 'upload' && root !== 'upload.html') || more.length > 0) return { page: 'unknown' };
  if (section === undefined) return { page: 'home' };
  if (section === 'new' && id === undefined) return { page: 'new' };
  if (section === 'files' && id && /^[0-9a-f-]{36}$/i.test(id)) return { page: 'preview', upload: id };
  if (section === 'batches' && id && /^[1-9]\d{0,8}$/.test(id)) return { page: 'batch', batch: Number(id) };
  return { page: 'unknown' };
}

export function pathOf(route: Route): string {
  if (route.page === 'preview') return `/upload/files/${route.upload}`;
  if (route.page === 'batch') return `/upload/batches/${route.batch}`;
  return route.page === 'new' ? '/upload/new' : '/upload';
}
