// Something loaded over the network, with the three things a component must be able to say about it: that it is coming,
// that it failed, and what it is.
import { ApiError, isAbort } from '../api/errors';

export class Resource<T, E extends Error = ApiError> {
  /** The last answer; kept while the next one is under way, so that the page does not blink. */
  value = $state.raw<T | null>(null);
  error = $state.raw<E | null>(null);
  loading = $state(false);
  #running: AbortController | null = null;

  /** @param failure the class of the errors that are shown; any other is a mistake of ours and thrown on. */
  constructor(private readonly failure: abstract new (...args: never[]) => Error = ApiError) {}

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
      if (!(error instanceof this.failure)) throw error;
      this.error = error as E;
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
