// The list of incidents that the filter (and perhaps a chosen place) lets through, page by page.
import type { Place } from '../api/client';
import { fetchIncidents } from '../api/client';
import type { ListedIncident } from '../api/types';
import type { Filter } from './filter';
import { Resource } from './resource.svelte';

interface Loaded {
  total: number;
  incidents: ListedIncident[];
  next: string | null;
}

export class IncidentList {
  #pages = new Resource<Loaded>();
  #more = new Resource<Loaded>();
  #query: { filter: Filter; place: Place | null } = { filter: {}, place: null };

  get total(): number | null {
    return this.#pages.error ? null : (this.#pages.value?.total ?? null);
  }
  get incidents(): readonly ListedIncident[] {
    return this.#pages.value?.incidents ?? [];
  }
  get hasMore(): boolean {
    return this.#pages.value?.next != null;
  }
  get loading(): boolean {
    return this.#pages.loading;
  }
  get loadingMore(): boolean {
    return this.#more.loading;
  }
  get error() {
    return this.#pages.error ?? this.#more.error;
  }

  /** Starts the list anew. */
  async load(filter: Filter, place: Place | null): Promise<void> {
    this.#query = { filter, place };
    this.#more.clear();
    await this.#pages.load(async (signal) => this.#fetch(null, signal));
  }

  /** Loads again after a failure: the first page, or the one that did not come. */
  retry(): Promise<void> {
    return this.#pages.error ? this.load(this.#query.filter, this.#query.place) : this.more();
  }

  /** Adds the next page at the end. */
  async more(): Promise<void> {
    const before = this.#pages.value;
    if (!before?.next || this.loading || this.loadingMore) return;
    await this.#more.load((signal) => this.#fetch(before.next, signal));
    const page = this.#more.value;
    if (!page || this.#pages.value !== before) return;
    this.#pages.value = { ...page, incidents: [...before.incidents, ...page.incidents] };
    this.#more.clear();
  }

  async #fetch(cursor: string | null, signal: AbortSignal): Promise<Loaded> {
    const { total, incidents, next } = await fetchIncidents({ ...this.#query, cursor }, signal);
    return { total, incidents, next: next ?? null };
  }
}
