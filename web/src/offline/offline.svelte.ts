// Whether the page shows what the network says or what is kept on the device, and what is kept.
import type { Fallback } from '../api/client';
import { distrustCache } from '../api/client';
import { ApiError } from '../api/errors';
import { parseFilter } from '../state/filter';
import type { Filter } from '../state/filter';
import { datasetVersion } from '../state/version.svelte';
import type { About, Kept } from './kept';
import { about, erase, load, save } from './kept';

/** Why nothing was kept. */
export type Failure = 'network' | 'many' | 'device';

class Offline implements Fallback {
  /** What is kept, if anything. */
  about = $state.raw<About | null>(null);
  /** The network does not answer, and what is kept does. */
  showsKept = $state(false);
  /** Incidents loaded of those to be kept, while that is under way. */
  progress = $state.raw<{ done: number; total: number } | null>(null);
  failure = $state<Failure | null>(null);
  #kept: Promise<Kept | null> | null = null;
  #running: AbortController | null = null;

  /** Reads what is kept, and from now on notices when a network comes back. */
  start(): void {
    void about().then((found) => (this.about = found));
    addEventListener('online', () => this.showsKept && datasetVersion.renew());
  }

  async answer(path: string): Promise<unknown> {
    // Read once: asking the device for every tile would take longer than the answer.
    const kept = await (this.#kept ??= load());
    if (!kept) {
      this.#kept = null;
      return null;
    }
    if (Date.parse(kept.about.until) <= Date.now()) {
      await this.erase();
      return null;
    }
    // From now on an answer that the browser has kept for itself does not count as the network's.
    distrustCache();
    this.showsKept = true;
    const { answer } = await import('./answers');
    return answer(kept, path);
  }

  reached(): void {
    if (!this.showsKept) return;
    this.showsKept = false;
    datasetVersion.renew();
  }

  /** Keeps what a filter lets through, in place of what was kept before. */
  async keep(filter: Filter, days: number): Promise<void> {
    await this.#load(filter, days, null);
  }

  /**
   * What is kept of an older version is loaded again, until the same day: what was retracted meanwhile must go from here, too.
   * @param version of the dataset, as the network has just said.
   */
  async renew(version: string): Promise<void> {
    const kept = this.about;
    if (!kept || kept.version === version || this.#running || this.showsKept) return;
    await this.#load(parseFilter(new URLSearchParams(kept.query)), 0, kept.until);
    if (this.failure === 'many') await this.erase();
  }

  async erase(): Promise<void> {
    this.stop();
    this.about = null;
    this.#kept = null;
    await erase();
    if (!this.showsKept) return;
    this.showsKept = false;
    datasetVersion.renew();
  }

  /** Gives up what is being loaded; what was kept before stays. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.progress = null;
    this.failure = null;
  }

  async #load(filter: Filter, days: number, until: string | null): Promise<void> {
    this.stop();
    const running = (this.#running = new AbortController());
    this.progress = { done: 0, total: 0 };
    const { fetchAll, TooMany } = await import('./fetch-all');
    try {
      const progress = (done: number, total: number) => (this.progress = { done, total });
      const kept = await fetchAll(filter, days, progress, running.signal);
      if (this.#running !== running) return;
      if (until) kept.about.until = until;
      await save(kept);
      this.#kept = null;
      this.about = kept.about;
    } catch (error) {
      if (this.#running !== running) return;
      this.failure = error instanceof TooMany ? 'many' : error instanceof ApiError ? 'network' : 'device';
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.progress = null;
      }
    }
  }
}

export const offline = new Offline();
