// Names for the shapes of the report routes, taken from the generated schema by path, as in ../api/types.ts.
import type { paths } from '../api/schema.gen';

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never;
type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: infer Ok } } }
  ? Json<Ok>
  : never;

export type Brief = Answer<'/api/v1/drafts'>['drafts'][number];
export type Draft = Answer<'/api/v1/drafts/{id}'>;
/** A report as a person chooses it, by the names of docs/report.md; what is absent is the default. */
export type Spec = Draft['spec'];
/** A named area: corners as longitude and latitude in degrees, or GeoJSON as text. */
export type AreaSpec = NonNullable<Spec['area']>[number];
export type StatementSpec = NonNullable<Spec['finding']>[number];
export type IndicatorSpec = NonNullable<Spec['indicator']>[number];
export type Job = Answer<'/api/v1/report-jobs/{id}'>;
export type JobFile = Job['files'][number];
export type ReportWords = Answer<'/api/v1/report-words'>;

/** One thing that is wrong with a spec, in the spec's language; `path` is `finding[0].articles[2]`, or `null` for the whole. */
export interface SpecError {
  path: string | null;
  line: number | null;
  message: string;
}
