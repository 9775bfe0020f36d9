// What the pages of reports ask the server; ../upload/api.ts is the one place that fetches.
import { ask, json } from '../upload/api';
import type { StaffError } from '../upload/failure';
import type { Brief, Draft, Job, ReportWords, Spec, SpecError } from './wire';

const V1 = '/api/v1';
const DRAFTS = `${V1}/drafts`;
const draft = (id: string) => `${DRAFTS}/${encodeURIComponent(id)}`;

/** Newest change first. */
export async function fetchDrafts(signal?: AbortSignal): Promise<Brief[]> {
  return (await json<{ drafts: Brief[] }>(DRAFTS, { signal })).drafts;
}

export function fetchDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return json(draft(id), { signal });
}

/** A new one, of choices or of a file of the command line. */
export function makeDraft(body: { name: string } & ({ spec: Spec } | { toml: string })): Promise<Draft> {
  return json(DRAFTS, { method: 'POST', body });
}

/** Refused with `changed` where somebody has saved since `revision`. */
export function saveDraft(id: string, body: { name: string; spec: Spec; revision: number }): Promise<Draft> {
  return json(draft(id), { method: 'PUT', body });
}

export async function deleteDraft(id: string): Promise<void> {
  await ask(draft(id), { method: 'DELETE' });
}

/** A copy for the period that follows. */
export function duplicateDraft(id: string): Promise<Draft> {
  return json(`${draft(id)}/duplicate`, { method: 'POST', body: {} });
}

export function publishDraft(id: string, revision: number, signal?: AbortSignal): Promise<Job> {
  return json(`${draft(id)}/publish`, { method: 'POST', body: { revision }, signal });
}

export function withdrawDraft(id: string, why: string): Promise<Draft> {
  return json(`${draft(id)}/withdraw`, { method: 'POST', body: { why } });
}

export function startJob(
  body: { name: string; spec: Spec; formats: string[] },
  signal?: AbortSignal,
): Promise<Job> {
  return json(`${V1}/report-jobs`, { method: 'POST', body, signal });
}

export function fetchJob(id: string, signal?: AbortSignal): Promise<Job> {
  return json(`${V1}/report-jobs/${encodeURIComponent(id)}`, { signal });
}

export function fetchWords(signal?: AbortSignal): Promise<ReportWords> {
  return json(`${V1}/report-words`, { signal });
}

/** What the server says is wrong with a spec; empty where the refusal is about something else. */
export function specErrorsOf(error: StaffError): SpecError[] {
  if (error.code !== 'spec') return [];
  const errors = (error.problem?.errors ?? []) as unknown as Partial<SpecError>[];
  return errors.flatMap(({ path, line, message }) =>
    typeof message === 'string' ? [{ path: path ?? null, line: line ?? null, message }] : [],
  );
}
