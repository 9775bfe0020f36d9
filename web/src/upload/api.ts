// The one place of the staff pages that talks to the server, but for the bytes of an upload. Relative addresses only.
import { isAbort } from '../api/errors';
import { StaffError } from './failure';
import { session } from './session.svelte';
import type { Batch, BatchEntry, Corrections, OpenUpload, Preview, ReadPlace, Receipt, Undone } from './wire';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export interface Ask {
  method?: Method;
  body?: unknown;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

/**
 * Asks as whoever is signed in; a session that is no longer taken ends, the page does not.
 * @throws StaffError when there is no usable answer; an abort passes through as it is.
 */
export async function ask(
  path: string,
  { method = 'GET', body, signal, headers }: Ask = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: signal ?? null,
      headers: {
        accept: 'application/json',
        ...session.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new StaffError(null, { cause: error });
  }
  if (response.ok) return response;
  if (response.status === 401) session.expire();
  throw await StaffError.of(response);
}

export async function json<T>(path: string, options?: Ask): Promise<T> {
  const response = await ask(path, options);
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (isAbort(error)) throw error;
    // An answer that broke off is no answer.
    throw new StaffError(null, { cause: error });
  }
}

export const UPLOADS = '/api/v1/uploads';

export async function fetchUploads(signal?: AbortSignal): Promise<OpenUpload[]> {
  return (await json<{ uploads: OpenUpload[] }>(UPLOADS, { signal })).uploads;
}

export async function deleteUpload(id: string): Promise<void> {
  await ask(`${UPLOADS}/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: { 'tus-resumable': '1.0.0' },
  });
}

export function preview(id: string, corrections: Corrections, signal?: AbortSignal): Promise<Preview> {
  return json(`${UPLOADS}/${encodeURIComponent(id)}/preview`, { method: 'POST', body: corrections, signal });
}

/** Confirms exactly what was previewed: the same reading of the same bytes. */
export function confirm(
  id: string,
  corrections: Corrections,
  { sha256, reading_digest }: Pick<Preview, 'sha256' | 'reading_digest'>,
): Promise<{ batch: number; receipt: Receipt }> {
  const body = { ...corrections, sha256, reading_digest };
  return json(`${UPLOADS}/${encodeURIComponent(id)}/confirm`, { method: 'POST', body });
}

/** The rows that would be rejected, as a file: to be corrected before anything is stored. */
export async function previewRejects(id: string, corrections: Corrections, lang: string): Promise<Blob> {
  const path = `${UPLOADS}/${encodeURIComponent(id)}/rejects.csv?lang=${lang}`;
  return (await ask(path, { method: 'POST', body: corrections, headers: { accept: 'text/csv' } })).blob();
}

export async function fetchBatches(signal?: AbortSignal): Promise<BatchEntry[]> {
  return (await json<{ batches: BatchEntry[] }>('/api/v1/batches', { signal })).batches;
}

export function fetchBatch(batch: number, signal?: AbortSignal): Promise<Batch> {
  return json(`/api/v1/batches/${batch}`, { signal });
}

/** The rejected rows as a file; fetched, since a plain link could not carry the token. */
export async function fetchRejects(batch: number, lang: string): Promise<Blob> {
  const headers = { accept: 'text/csv' };
  return (await ask(`/api/v1/batches/${batch}/rejects.csv?lang=${lang}`, { headers })).blob();
}

export function undo(batch: number): Promise<Undone> {
  return json(`/api/v1/batches/${batch}/undo`, { method: 'POST', body: {} });
}

/** One incident: `check` only asks what would become of it. */
export function record(
  fields: Record<string, string>,
  check: boolean,
): Promise<{ batch?: number; receipt?: Receipt; place?: ReadPlace | null }> {
  return json('/api/v1/records', { method: 'POST', body: { fields, check } });
}
