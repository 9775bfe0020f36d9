// From what was loaded to what a map, a legend and a table show: one figure or word for each county and municipio, and its class.
import { classOf, limitsWithZero, ranges } from './classes';

/** A count, a rate made of one, or what an organisation has loaded: readers must always be told which. */
export type Nature = 'count' | 'rate' | 'loaded';

export interface Shading {
  nature: Nature;
  /** By code; one that is not there is not known. */
  figures: ReadonlyMap<string, number>;
  words: ReadonlyMap<string, string>;
  /** Greatest figure of each class but the last. */
  limits: readonly number[];
  /** Least and greatest figure of each class; of words none. */
  classes: readonly (readonly [number, number])[];
  /** The different words, in the order of their colours. */
  wordList: readonly string[];
  /** Codes of figures that are at least so much: some part of them is not known. */
  atLeast: ReadonlySet<string>;
}

export interface CountRow {
  county?: string;
  incidents: number;
  dead: { sum: number; unknown: number };
}

/** What the counts by county add up to, and what of it lies in no county. */
export interface Counted {
  total: number;
  placed: number;
  unassigned: number;
}

/** The row of what fits no county. */
const UNASSIGNED = 'unassigned';
/** Rates are per so many residents. */
export const PER = 100_000;
/** Fewer residents than this make rates that say little. */
export const FEW_RESIDENTS = 10_000;

export function counted(rows: readonly CountRow[], total: number): Counted {
  const unassigned = rows.find(({ county }) => county === UNASSIGNED)?.incidents ?? 0;
  return { total, placed: total - unassigned, unassigned };
}

/** Incidents of every county; a county without a row has none. */
export function countShading(rows: readonly CountRow[], counties: readonly string[]): Shading {
  const figures = new Map(counties.map((code) => [code, 0]));
  for (const { county, incidents } of placed(rows)) figures.set(county, incidents);
  return ofFigures('count', figures, limitsWithZero([...figures.values()]));
}

/** Known deaths of every county. Where nothing but unknown numbers was documented nothing is known, which is not zero. */
export function deathShading(rows: readonly CountRow[], counties: readonly string[]): Shading {
  const figures = new Map(counties.map((code) => [code, 0]));
  const atLeast = new Set<string>();
  for (const { county, dead } of placed(rows)) {
    if (dead.sum === 0 && dead.unknown > 0) figures.delete(county);
    else figures.set(county, dead.sum);
    if (dead.sum > 0 && dead.unknown > 0) atLeast.add(county);
  }
  return { ...ofFigures('count', figures, limitsWithZero([...figures.values()])), atLeast };
}

/** Incidents per 100,000 residents, where the number of residents is known and not zero. */
export function rateShading(rows: readonly CountRow[], residents: Readonly<Record<string, number>>): Shading {
  const incidents = new Map(placed(rows).map((row) => [row.county, row.incidents]));
  const figures = new Map<string, number>();
  for (const [code, people] of Object.entries(residents)) {
    if (people > 0) figures.set(code, ((incidents.get(code) ?? 0) * PER) / people);
  }
  return ofFigures('rate', figures, limitsWithZero([...figures.values()]));
}

/** How many counties have so few residents that one incident makes a high rate. */
export function fewResidents(residents: Readonly<Record<string, number>>): number {
  return Object.values(residents).filter((people) => people > 0 && people < FEW_RESIDENTS).length;
}

/** What a layer says, in the classes that came with it. */
export function layerShading(
  values: Readonly<Record<string, number | string>>,
  limits: readonly number[],
  wordList: readonly string[],
): Shading {
  const entries = Object.entries(values);
  const figures = new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  const words = new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return { ...ofFigures('loaded', figures, limits), words, wordList };
}

/** The codes of each class, in the order of the classes: what the map paints in one colour. */
export function codesByClass(shading: Shading): string[][] {
  const count = shading.wordList.length || shading.limits.length + 1;
  const codes: string[][] = Array.from({ length: count }, () => []);
  for (const [code, figure] of shading.figures) codes[classOf(figure, shading.limits)]?.push(code);
  for (const [code, word] of shading.words) codes[shading.wordList.indexOf(word)]?.push(code);
  return codes;
}

function ofFigures(nature: Nature, figures: ReadonlyMap<string, number>, limits: readonly number[]): Shading {
  return {
    nature,
    figures,
    words: new Map(),
    limits,
    classes: figures.size > 0 ? ranges([...figures.values()], limits) : [],
    wordList: [],
    atLeast: new Set(),
  };
}

function placed(rows: readonly CountRow[]): (CountRow & { county: string })[] {
  return rows.filter(
    (row): row is CountRow & { county: string } => row.county !== undefined && row.county !== UNASSIGNED,
  );
}
