// Query strings of the staff routes: what is blank is not asked for.
export type QueryValues = Record<string, string | number | boolean | null | undefined>;

export function withQuery(path: string, values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? value.trim() : (value ?? '');
    if (text !== '') query.set(name, String(text));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
