// The shapes of the report routes, by hand until openapi.json has them.
import type { Text } from '../upload/wire';

/** A report as a person chooses it, by the names of docs/report.md; what is absent is the default. */
export interface Spec {
  title: string;
  subtitle?: string;
  language: string;
  organisation?: string;
  regions?: string[];
  area?: AreaSpec[];
  period: string;
  comparison?: string;
  filter?: string;
  sections?: string[];
  cases?: string[];
  introduction?: string;
  method?: string;
  finding?: StatementSpec[];
  recommendation?: StatementSpec[];
  indicator?: IndicatorSpec[];
  build_date?: string;
}

/** A named area: corners as longitude and latitude in degrees, or GeoJSON as text. */
export interface AreaSpec {
  name: string;
  polygon?: [lon: number, lat: number][];
  geojson?: string;
}

export interface StatementSpec {
  title: string;
  text: string;
  to?: string;
  regions?: string[];
  categories?: string[];
  guidelines?: number[];
  articles?: string[];
}

export interface IndicatorSpec {
  name: string;
  region: string;
  year: number;
  value: number;
  unit?: string;
  source: string;
}

/** One thing that is wrong with a spec, in the spec's language; `path` is `finding[0].articles[2]`, or `null` for the whole. */
export interface SpecError {
  path: string | null;
  line: number | null;
  message: string;
}

export interface Brief {
  id: string;
  name: string;
  title: string;
  language: string;
  period: string;
  revision: number;
  changed: { at: string; who: string };
  published: Published | null;
}

export interface Published {
  at: string;
  who: string;
  revision: number;
  dataset: string | null;
  state: 'public' | 'rebuilding' | 'withdrawn';
  address: string;
}

export interface Draft extends Brief {
  spec: Spec;
  /** The same as a file for the command line. */
  toml: string;
}

export interface Job {
  id: string;
  state: 'waiting' | 'building' | 'done' | 'failed';
  step: string | null;
  done: number;
  of: number;
  files: JobFile[];
  /** Why it failed. */
  message: Text | null;
}

export interface JobFile {
  name: string;
  format: string;
  bytes: number;
  address: string;
}

export interface ReportWords {
  sections: string[];
  instruments: { code: string; name: Text }[];
  formats: string[];
}
