// Classes of figures: quantiles by nearest rank, as the service makes them for layers, so that every limit is a figure of the data.

/** As many shades of one colour as a reader can tell apart. */
export const CLASSES = 5;

/** The greatest figure of each class but the last, ascending; equal ones are one, and so is one that equals the greatest figure. */
export function quantiles(figures: readonly number[], classes: number): number[] {
  const sorted = figures.toSorted((a, b) => a - b);
  const greatest = sorted.at(-1);
  if (greatest === undefined) return [];
  const limits: number[] = [];
  for (let n = 1; n < classes; n++) {
    const limit = sorted[Math.ceil((n * sorted.length) / classes) - 1];
    if (limit !== undefined && limit < greatest && limit !== limits.at(-1)) limits.push(limit);
  }
  return limits;
}

/** Limits for counts and rates: zero is a class of its own, the others are quantiles of what is greater. */
export function limitsWithZero(figures: readonly number[]): number[] {
  const some = figures.filter((figure) => figure > 0);
  const limits = quantiles(some, CLASSES - 1);
  return some.length > 0 && some.length < figures.length ? [0, ...limits] : limits;
}

/** The class of a figure, from 0. */
export function classOf(figure: number, limits: readonly number[]): number {
  const at = limits.findIndex((limit) => figure <= limit);
  return at < 0 ? limits.length : at;
}

/** The least and the greatest figure of each class that are there; what a legend prints. */
export function ranges(figures: readonly number[], limits: readonly number[]): [number, number][] {
  const found: ([number, number] | undefined)[] = [];
  for (const figure of figures) {
    const at = classOf(figure, limits);
    const [least, greatest] = found[at] ?? [figure, figure];
    found[at] = [Math.min(least, figure), Math.max(greatest, figure)];
  }
  return found.map((range) => range ?? [NaN, NaN]);
}
