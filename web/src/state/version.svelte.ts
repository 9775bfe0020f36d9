// The version of the dataset that the page shows. Every answer names its version; one that was never seen before means
// that something was published or retracted, and everything on the page is loaded again.

class DatasetVersion {
  /** Grows by one with every new version; what depends on the data depends on it. */
  epoch = $state(0);
  // Answers cached by the browser may still name an older version for a minute: those must not count as news.
  #seen = new Set<string>();

  /** Takes note of the version of an answer; true when it is news. */
  see(version: string): boolean {
    if (this.#seen.has(version)) return false;
    const first = this.#seen.size === 0;
    this.#seen.add(version);
    if (!first) this.epoch += 1;
    return !first;
  }

  /** Everything is loaded again, whatever its version. */
  renew(): void {
    this.epoch += 1;
  }
}

export const datasetVersion = new DatasetVersion();
