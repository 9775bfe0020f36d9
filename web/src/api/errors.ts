// What can go wrong between the page and its server, as one type a component can show.
import type { Problem } from './types';

/** A request that brought no usable answer: the server could not be reached, or it answered with a problem. */
export class ApiError extends Error {
  constructor(
    readonly kind: 'unreachable' | 'problem',
    readonly problem: Problem | null,
    options?: ErrorOptions,
  ) {
    super(problem?.detail ?? kind, options);
    this.name = 'ApiError';
  }

  /** The sentences a reader should see, in their language; empty when the server said nothing. */
  sentences(lang: 'en' | 'es'): string[] {
    const named = this.problem?.errors?.map((error) => error.message[lang]) ?? [];
    if (named.length > 0) return named;
    return this.problem ? [this.problem.detail || this.problem.title].filter(Boolean) : [];
  }
}

/** True for the rejection of a request that the page itself gave up: never an error to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
