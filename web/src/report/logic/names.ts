// Names of reports, stretches of the border, and identifiers in what a person pastes.

/** A title as the name of a file: letters a to z, digits, hyphens, 60 at most. */
export function nameOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

export function isName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,59}$/.test(text);
}

/** `km:500-700` in its kilometres. */
export function stretchOf(region: string): { from: number; to: number } | null {
  const [, from, to] = /^km:(\d+)-(\d+)$/.exec(region) ?? [];
  return from === undefined || to === undefined ? null : { from: Number(from), to: Number(to) };
}

/** Kilometres of a segment of the border. */
export const SEGMENT_KM = 50;

/** The regions of the spec as the service's filter has them, which knows segments and no stretches. */
export function filterRegions(regions: readonly string[]): string[] {
  const each = regions.flatMap((region) => {
    const stretch = stretchOf(region);
    if (!stretch) return [region];
    const steps = Math.ceil((stretch.to - stretch.from) / SEGMENT_KM);
    return Array.from({ length: Math.max(steps, 0) }, (_, i) => `segment:${stretch.from + i * SEGMENT_KM}`);
  });
  return [...new Set(each)];
}

/** The identifier in an address of an incident, or typed by itself. */
export function incidentIn(text: string): string | null {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase() ?? null;
}

/** The day here and now, `2026-11-29`. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
