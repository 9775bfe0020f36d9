// A request of the staff pages that brought no usable answer, and what to say about it.
import type { Lang } from '../i18n/lang';
import type { StaffProblem } from './wire';

export class StaffError extends Error {
  /** `problem` is `null` where the server could not be reached. */
  constructor(
    readonly problem: StaffProblem | null,
    options?: ErrorOptions,
  ) {
    super(problem?.detail ?? 'unreachable', options);
    this.name = 'StaffError';
  }

  static async of(response: Response): Promise<StaffError> {
    const fallback = { title: response.statusText, status: response.status, detail: '' };
    const body: Partial<StaffProblem> = await response.json().catch(() => ({}));
    const wait = Number(response.headers.get('retry-after') ?? NaN);
    const retry = Number.isFinite(wait) ? { retry_after: wait } : {};
    return new StaffError({ ...fallback, ...retry, ...body, status: response.status });
  }

  get status(): number | null {
    return this.problem?.status ?? null;
  }

  /** What it is, for a program: `changed`, `code_needed`, … */
  get code(): string {
    return this.problem?.code ?? '';
  }

  /** Sentences in the reader's language, where the server gave them in both. */
  translated(lang: Lang): string[] {
    const named = this.problem?.errors?.flatMap(({ message }) => message?.[lang] ?? []) ?? [];
    if (this.problem?.message) return [this.problem.message[lang], ...named];
    return named;
  }

  /** The server's own words in English, for when there is no translation. */
  get detail(): string {
    return this.problem ? this.problem.detail || this.problem.title : '';
  }
}
