// A report as its author fills it in, and as the server is asked for it: everything that is typed stays as typed.
import { encodeQuery } from '../../state/query';
import type { AreaSpec, IndicatorSpec, Spec, StatementSpec } from '../wire';
import { readShape, shapeText } from './shape';

/** What a person can choose of the incidents; where and when have places of their own. */
export const CHOSEN = ['category', 'actor', 'verification', 'fatal', 'source', 'q'] as const;
export type Chosen = (typeof CHOSEN)[number];

export const LISTS = ['area', 'finding', 'recommendation', 'indicator'] as const;
export type List = (typeof LISTS)[number];
/** Most entries of each list, as the server has them (docs/report.md). */
export const MOST = { regions: 60, cases: 50, area: 8, finding: 200, recommendation: 200, indicator: 500 };

export interface AreaForm {
  key: number;
  name: string;
  /** Corners, one a line, or GeoJSON. */
  shape: string;
}

export interface StatementForm {
  key: number;
  title: string;
  text: string;
  to: string;
  regions: string[];
  categories: string[];
  guidelines: number[];
  articles: string[];
}

export interface IndicatorForm {
  key: number;
  name: string;
  region: string;
  year: string;
  value: string;
  unit: string;
  source: string;
}

export interface ReportForm {
  title: string;
  subtitle: string;
  language: string;
  organisation: string;
  build_date: string;
  regions: string[];
  area: AreaForm[];
  from: string;
  to: string;
  comparison: 'preceding' | 'none' | 'own';
  comparisonFrom: string;
  comparisonTo: string;
  filter: Record<Chosen, string>;
  /** Parameters of the filter that a file has and the form has no field for. */
  more: [name: string, value: string][];
  /** `null` is all of them. */
  sections: string[] | null;
  cases: string[];
  introduction: string;
  method: string;
  finding: StatementForm[];
  recommendation: StatementForm[];
  indicator: IndicatorForm[];
}

/** A spec, and which entry of the form each entry of its lists is: entries without a word are left out. */
export interface Built {
  spec: Spec;
  keys: Record<List, number[]>;
}

export function emptyForm(language: string): ReportForm {
  return {
    ...{ title: '', subtitle: '', language, organisation: '', build_date: '' },
    ...{ regions: [], area: [], from: '', to: '' },
    ...{ comparison: 'preceding', comparisonFrom: '', comparisonTo: '' },
    ...{ filter: emptyFilter(), more: [], sections: null, cases: [], introduction: '', method: '' },
    ...{ finding: [], recommendation: [], indicator: [] },
  };
}

export const emptyArea = (key: number): AreaForm => ({ key, name: '', shape: '' });
export const emptyStatement = (key: number): StatementForm => ({
  ...{ key, title: '', text: '', to: '' },
  ...{ regions: [], categories: [], guidelines: [], articles: [] },
});
export const emptyIndicator = (key: number): IndicatorForm => ({
  ...{ key, name: '', region: '', year: '', value: '', unit: '', source: '' },
});

/** A number that no entry of the form has yet. */
export function freshKey(form: ReportForm): number {
  return 1 + Math.max(0, ...LISTS.flatMap((list) => form[list].map(({ key }) => key)));
}

/** `2015/2020`, or one of both where the other is blank or the same. */
export function periodOf(from: string, to: string): string {
  const [first, last] = [from.trim(), to.trim()];
  return first === last || !last ? first : `${first}/${last}`;
}

export function specOf(form: ReportForm): Built {
  const area = form.area.filter(({ name, shape }) => said(name, shape));
  const finding = form.finding.filter(speaks);
  const recommendation = form.recommendation.filter(speaks);
  const indicator = form.indicator.filter(({ key: _, ...fields }) => said(...Object.values(fields)));
  const spec: Spec = {
    title: form.title.trim(),
    ...line('subtitle', form.subtitle),
    language: form.language,
    ...line('organisation', form.organisation),
    ...list('regions', form.regions),
    ...list('area', area.map(areaSpec)),
    period: periodOf(form.from, form.to),
    ...comparisonOf(form),
    ...line('filter', filterText(form)),
    // None chosen is a choice: the cover and the provenance are in every report.
    ...(form.sections ? { sections: [...form.sections] } : {}),
    ...list('cases', form.cases),
    ...text('introduction', form.introduction),
    ...text('method', form.method),
    ...list('finding', finding.map(statementSpec)),
    ...list('recommendation', recommendation.map(statementSpec)),
    ...list('indicator', indicator.map(indicatorSpec)),
    ...line('build_date', form.build_date),
  };
  const keys = { area, finding, recommendation, indicator };
  const numbers = (of: List) => keys[of].map(({ key }) => key);
  return {
    spec,
    keys: {
      area: numbers('area'),
      finding: numbers('finding'),
      recommendation: numbers('recommendation'),
      indicator: numbers('indicator'),
    },
  };
}

export function formOf(spec: Spec): ReportForm {
  let key = 0;
  const [from = '', to = ''] = spec.period.split('/');
  const own = spec.comparison && !['preceding', 'none'].includes(spec.comparison) ? spec.comparison : '';
  const [comparisonFrom = '', comparisonTo = ''] = own.split('/');
  const filter = emptyFilter();
  const more: [string, string][] = [];
  for (const [name, value] of new URLSearchParams(spec.filter ?? '')) {
    if (!(CHOSEN as readonly string[]).includes(name)) more.push([name, value]);
    else filter[name as Chosen] = [filter[name as Chosen], value].filter(Boolean).join(',');
  }
  return {
    title: spec.title,
    subtitle: spec.subtitle ?? '',
    language: spec.language,
    organisation: spec.organisation ?? '',
    build_date: spec.build_date ?? '',
    regions: [...(spec.regions ?? [])],
    area: (spec.area ?? []).map((area) => ({ key: ++key, name: area.name, shape: shapeText(area) })),
    from,
    to,
    comparison: own ? 'own' : spec.comparison === 'none' ? 'none' : 'preceding',
    comparisonFrom,
    comparisonTo,
    filter,
    more,
    sections: spec.sections ? [...spec.sections] : null,
    cases: [...(spec.cases ?? [])],
    introduction: spec.introduction ?? '',
    method: spec.method ?? '',
    finding: (spec.finding ?? []).map((statement) => statementForm(++key, statement)),
    recommendation: (spec.recommendation ?? []).map((statement) => statementForm(++key, statement)),
    indicator: (spec.indicator ?? []).map(({ name, region, year, value, unit, source }) => ({
      ...{ key: ++key, name, region, unit: unit ?? '', source },
      ...{ year: String(year), value: String(value) },
    })),
  };
}

/** The number that a person has typed, with a decimal point; `null` where it is none. */
export function numberOf(typed: string): number | null {
  const text = typed.trim();
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

function emptyFilter(): Record<Chosen, string> {
  return { category: '', actor: '', verification: '', fatal: '', source: '', q: '' };
}

function filterText({ filter, more }: ReportForm): string {
  const chosen = CHOSEN.flatMap((name): [string, string][] => {
    const value = filter[name].trim();
    return value ? [[name, value]] : [];
  });
  return encodeQuery([...chosen, ...more]).replace(/^\?/, '');
}

function comparisonOf({ comparison, comparisonFrom, comparisonTo }: ReportForm): { comparison?: string } {
  if (comparison === 'none') return { comparison };
  // Without a word of its own it is the one before, which is the default.
  return comparison === 'own' ? line('comparison', periodOf(comparisonFrom, comparisonTo)) : {};
}

function areaSpec({ name, shape }: AreaForm): AreaSpec {
  const read = readShape(shape);
  const own = name.trim();
  if (read.kind === 'corners') return { name: own, polygon: read.corners };
  // What cannot be read is kept as it was typed, so that a draft loses nothing; the server says what is wrong with it.
  return { name: own, geojson: shape.trim() };
}

function statementSpec(form: StatementForm): StatementSpec {
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    ...line('to', form.to),
    ...list('regions', form.regions),
    ...list('categories', form.categories),
    ...list('guidelines', form.guidelines),
    ...list('articles', form.articles),
  };
}

function statementForm(key: number, { title, text, to, ...tags }: StatementSpec): StatementForm {
  const { regions = [], categories = [], guidelines = [], articles = [] } = tags;
  return {
    ...{ key, title, text, to: to ?? '' },
    ...{ regions: [...regions], categories: [...categories] },
    ...{ guidelines: [...guidelines], articles: [...articles] },
  };
}

/** A figure that is no number stands as 0: nothing is asked for while the form says so (`checks.ts`). */
function indicatorSpec(form: IndicatorForm): IndicatorSpec {
  return {
    name: form.name.trim(),
    region: form.region.trim(),
    year: Math.trunc(numberOf(form.year) ?? 0),
    value: numberOf(form.value) ?? 0,
    ...line('unit', form.unit),
    source: form.source.trim(),
  };
}

function speaks({ key: _, title, text, to, ...tags }: StatementForm): boolean {
  return said(title, text, to) || Object.values(tags).some((list) => list.length > 0);
}

function said(...texts: string[]): boolean {
  return texts.some((text) => text.trim() !== '');
}

function line<K extends string>(name: K, value: string): { [key in K]?: string } {
  const own = value.trim();
  return own ? ({ [name]: own } as { [key in K]?: string }) : {};
}

/** Markdown, whose own line breaks say something; a blank one says nothing. */
function text<K extends string>(name: K, value: string): { [key in K]?: string } {
  return value.trim() ? ({ [name]: value } as { [key in K]?: string }) : {};
}

function list<K extends string, T>(name: K, values: readonly T[]): { [key in K]?: T[] } {
  return values.length > 0 ? ({ [name]: [...values] } as { [key in K]?: T[] }) : {};
}
