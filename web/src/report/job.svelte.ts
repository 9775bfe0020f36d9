// One job of the server's, followed to its end: a preview, an export, a publication.
import { isAbort } from '../api/errors';
import { StaffError } from '../upload/failure';
import { fetchJob, specErrorsOf } from './api';
import type { Job, SpecError } from './wire';

const POLL_MS = 300;
/** A connection that breaks off for a moment ends nothing. */
const PATIENCE = 10;
/** How often a server is asked again that has too much to do. */
const TURNS = 20;

export class JobRun {
  job = $state.raw<Job | null>(null);
  running = $state(false);
  /** The server is busy; asked again as soon as it wishes. */
  queued = $state(false);
  errors = $state.raw<SpecError[]>([]);
  failure = $state.raw<StaffError | null>(null);
  #turn: AbortController | null = null;

  /** Whether the job ended without what it was for, by itself or before it began. */
  readonly failed = $derived(this.failure !== null || this.job?.state === 'failed');

  /** Starts one and follows it; the job when it is done, or `null`. Another one that is under way is given up. */
  async run(start: (signal: AbortSignal) => Promise<Job>): Promise<Job | null> {
    this.stop();
    const turn = (this.#turn = new AbortController());
    this.running = true;
    this.job = null;
    this.errors = [];
    this.failure = null;
    try {
      return await this.#follow(start, turn);
    } catch (error) {
      if (isAbort(error) || this.#turn !== turn) return null;
      if (!(error instanceof StaffError)) throw error;
      this.errors = specErrorsOf(error);
      this.failure = this.errors.length > 0 ? null : error;
      return null;
    } finally {
      if (this.#turn === turn) {
        this.running = false;
        this.queued = false;
      }
    }
  }

  stop(): void {
    this.#turn?.abort();
    this.#turn = null;
    this.running = false;
    this.queued = false;
  }

  async #follow(start: (signal: AbortSignal) => Promise<Job>, turn: AbortController): Promise<Job | null> {
    const { signal } = turn;
    let job = await this.#begin(start, signal);
    for (let misses = 0; ;) {
      if (this.#turn !== turn) return null;
      this.job = job;
      if (job.state === 'done') return job;
      if (job.state === 'failed') return null;
      await pause(POLL_MS, signal);
      try {
        job = await fetchJob(job.id, signal);
        misses = 0;
      } catch (error) {
        const broken = error instanceof StaffError && error.status === null;
        if (!broken || ++misses > PATIENCE) throw error;
      }
    }
  }

  async #begin(start: (signal: AbortSignal) => Promise<Job>, signal: AbortSignal): Promise<Job> {
    for (let turn = 1; ; turn += 1) {
      try {
        return await start(signal);
      } catch (error) {
        const busy = error instanceof StaffError && error.status === 503;
        if (!busy || turn >= TURNS) throw error;
        this.queued = true;
        await pause((error.problem?.retry_after ?? 1) * 1000, signal);
      }
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = () => {
      clearTimeout(timer);
      reject(new DOMException('given up', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', given);
      resolve();
    }, ms);
    signal.addEventListener('abort', given, { once: true });
  });
}
