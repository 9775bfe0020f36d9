// Something loaded over the network for a staff page: coming, failed, or there. The last answer stays while the next is under way.
import { isAbort } from '../api/errors';
import { StaffError } from './failure';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<StaffError | null>(null);
  loading = $state(false);
  #running: AbortController | null = null;

  /** Loads anew; a load still under way is given up, and its answer, if it comes, is ignored. */
  async load(request: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.loading = true;
    try {
      const value = await request(running.signal);
      if (this.#running !== running) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (this.#running !== running || isAbort(error)) return;
      if (!(error instanceof StaffError)) throw error;
      this.error = error;
    } finally {
      if (this.#running === running) {
        this.loading = false;
        this.#running = null;
      }
    }
  }

  clear(): void {
    this.#running?.abort();
    this.#running = null;
    this.value = null;
    this.error = null;
    this.loading = false;
  }
}
