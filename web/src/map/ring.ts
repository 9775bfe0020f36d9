// What a cluster holds, as a ring: its incidents by family of categories, which is what colours tell apart. A ring is divided into a
// fixed number of parts, so that clusters share images; the exact counts are in the list that the cluster opens.
import type { Tone } from './marks';
import { markOf, TONE_NAMES } from './marks';

/** Parts of a ring. Enough to tell a quarter from a third; few enough that most clusters share an image with another. */
export const PARTS = 16;

/**
 * The composition of counts by category (`counts[place]` is of `categories[place]`) as parts of a ring, in the one order of families:
 * `1:10,3:6` is ten parts of family 1, six of family 3. Parts are shared out by the largest remainder; a family that is there has at
 * least one, so that nothing in a cluster is hidden by its being rare.
 */
export function ringOf(counts: readonly number[], categories: readonly string[]): string {
  const families = new Map<number, number>();
  for (const [place, n] of counts.entries()) {
    if (n <= 0) continue;
    const family = TONE_NAMES.indexOf(markOf(categories[place] ?? '').tone);
    families.set(family, (families.get(family) ?? 0) + n);
  }
  const total = [...families.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return '';
  const ordered = [...families].sort(([a], [b]) => a - b);
  const parts = shareOut(ordered.map(([, n]) => (n / total) * PARTS));
  return ordered.map(([family], i) => `${family}:${parts[i]}`).join(',');
}

/** Whole numbers near the given ones, with the same sum, none below one. */
function shareOut(exact: readonly number[]): number[] {
  const parts = exact.map((share) => Math.max(1, Math.floor(share)));
  const over = (i: number) => (exact[i] ?? 0) - (parts[i] ?? 0);
  const places = exact.map((_, i) => i);
  let left = PARTS - parts.reduce((sum, n) => sum + n, 0);
  for (; left > 0; left--) {
    const place = places.reduce((best, i) => (over(i) > over(best) ? i : best));
    parts[place] = (parts[place] ?? 0) + 1;
  }
  for (; left < 0; left++) {
    // Many rare families: the parts that they got beyond their share come from the largest.
    const place = places.reduce((best, i) => ((parts[i] ?? 0) > (parts[best] ?? 0) ? i : best));
    parts[place] = (parts[place] ?? 0) - 1;
  }
  return parts;
}

/** A ring read back: family and parts, in order. */
export function parseRing(ring: string): { tone: Tone; parts: number }[] {
  return ring.split(',').flatMap((part) => {
    const [family = NaN, parts = NaN] = part.split(':').map(Number);
    const tone = TONE_NAMES[family];
    return tone && parts > 0 && parts <= PARTS ? [{ tone, parts }] : [];
  });
}
