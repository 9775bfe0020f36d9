// Names for the shapes of the server's answers, taken from the generated schema by path, so that a renamed schema in the
// contract changes nothing here and a changed field fails the type check where it is used.
import type { paths } from './schema.gen';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type IncidentPage = Answer<'/api/v1/incidents'>;
/** `null` in a count, text or flag means "not known or not public", never zero, empty or false. */
export type Incident = Answer<'/api/v1/incidents/{id}'>['incident'];
export type ListedIncident = IncidentPage['incidents'][number];
export type IncidentAnswer = Answer<'/api/v1/incidents/{id}'>;
export type Summary = Answer<'/api/v1/summary'>;
export type Timeline = Answer<'/api/v1/timeline'>;
export type RegionsAnswer = Answer<'/api/v1/regions'>;
export type Region = RegionsAnswer['regions'][number];
export type Taxonomy = Answer<'/api/v1/taxonomy'>;
export type Dataset = Answer<'/api/v1/dataset'>;
export type Layers = Answer<'/api/v1/layers'>;
export type Layer = Layers['layers'][number];
/** Figures or words by county; one that is not there is not known. */
export type LayerValues = Answer<'/api/v1/layers/{id}'>;
export type LayerFeatures =
  paths['/api/v1/layers/{id}']['get']['responses'][200]['content']['application/geo+json'];
export type TableReleases = Answer<'/api/v1/releases'>;
export type TableRelease = Answer<'/api/v1/releases/{state}/{year}'>;
export type ReleasedTable = TableRelease['tables'][number];

/** RFC 9457 body, with one entry per parameter that was not understood. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  errors?: { parameter: string; value: string; allowed?: string[]; message: { en: string; es: string } }[];
}
