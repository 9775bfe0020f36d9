// The preview of a report: asked for when the author rests, and the last good one stays while another is made or is refused.
import { startJob } from './api';
import { JobRun } from './job.svelte';
import type { Built } from './logic/form';
import { fieldOf } from './logic/paths';
import type { Job, SpecError } from './wire';

const REST_MS = 1000;

/** An error of the server's with the field of the form that it is about. */
export interface PlacedError extends SpecError {
  field: string | null;
}

/**
 * `blank`: nothing to ask for yet; `current`: what is shown is what stands in the form; `resting`: it is out of date, and waits for the
 * author to rest; `building`; `wrong`: the server found errors; `failed`: it could not be made.
 */
export type Phase = 'blank' | 'current' | 'resting' | 'building' | 'wrong' | 'failed';

export interface Asked {
  name: string;
  built: Built;
}

export class Preview {
  readonly run = new JobRun();
  /** The page that is shown, and what it was made of. */
  shown = $state.raw<{ address: string; key: string } | null>(null);
  /** Of the last answer; they stay until there is another. */
  errors = $state.raw<PlacedError[]>([]);
  #wanted = $state('');
  #tried = $state('');
  #asked: Asked | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly phase = $derived.by((): Phase => {
    if (this.#wanted === '') return 'blank';
    if (this.shown?.key === this.#wanted && !this.run.running) return 'current';
    if (this.#tried !== this.#wanted) return 'resting';
    if (this.run.running) return 'building';
    return this.errors.length > 0 ? 'wrong' : 'failed';
  });

  /** What the form says now, or `null` where it does not say enough: made once it has rested for a second. */
  want(asked: Asked | null): void {
    const key = asked ? JSON.stringify(asked.built.spec) : '';
    this.#asked = asked;
    if (key === this.#wanted) return;
    this.#wanted = key;
    clearTimeout(this.#timer);
    if (key === '' || key === this.shown?.key) this.run.stop();
    else this.#timer = setTimeout(() => void this.make(), REST_MS);
    if (key === this.shown?.key) this.errors = [];
  }

  /** Makes it now: also after it failed. */
  async make(): Promise<void> {
    clearTimeout(this.#timer);
    const [key, asked] = [this.#wanted, this.#asked];
    if (!asked) return;
    this.#tried = key;
    const { name, built } = asked;
    const job = await this.run.run((signal) =>
      startJob({ name, spec: built.spec, formats: ['html'] }, signal),
    );
    // Another one has begun since.
    if (this.#tried !== key || this.run.running) return;
    this.refuse(this.run.errors, built);
    const address = job && pageOf(job);
    if (address) this.shown = { address, key };
  }

  /** Another job of the same spec was refused. */
  refuse(errors: readonly SpecError[], built: Built): void {
    this.errors = errors.map((error) => ({ ...error, field: fieldOf(error.path, built.keys) }));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.run.stop();
  }
}

function pageOf({ files }: Job): string | null {
  return files.find(({ format }) => format === 'html')?.address ?? null;
}
