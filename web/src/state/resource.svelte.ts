// Something loaded over the network, with the three things a component must be able to say about it: that it is coming,
// that it failed, and what it is.
import { ApiError, isAbort } from '../api/errors';

export class Resource<T> {
  /** The last answer; kept while the next one is under way, so that the page does not blink. */
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
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
      if (!(error instanceof ApiError)) throw error;
      this.error = error;
    } finally {
      if (this.#running === running) {
        this.loading = false;
        this.#running = null;
      }
    }
  }

  /** Forgets the answer and gives up what is under way. */
  clear(): void {
    this.#running?.abort();
    this.#running = null;
    this.value = null;
    this.error = null;
    this.loading = false;
  }
}
