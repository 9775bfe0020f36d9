// The incidents as a table: one page at a time, in an order that the visitor chooses, back and forth.
import type { Place } from '../api/client';
import { fetchIncidents } from '../api/client';
import type { IncidentPage } from '../api/types';
import type { Filter } from './filter';
import { Resource } from './resource.svelte';
import type { Sort } from './sort';

/** Rows of a page. */
export const ROWS = 50;

export interface TableQuery {
  filter: Filter;
  place: Place | null;
  sort: Sort;
}

export class TablePages {
  #page = new Resource<IncidentPage>();
  #query: TableQuery | null = null;
  /** Where each page up to the current one begins. The server only says where the next one does. */
  #begins = $state.raw<(string | null)[]>([null]);

  get page(): IncidentPage | null {
    return this.#page.value;
  }
  get loading(): boolean {
    return this.#page.loading;
  }
  get error() {
    return this.#page.error;
  }
  /** The number of the first row, counted from one. */
  get first(): number {
    return (this.#begins.length - 1) * ROWS + 1;
  }
  get last(): number {
    return this.first - 1 + (this.page?.incidents.length ?? 0);
  }
  get hasNext(): boolean {
    return this.page?.next != null;
  }
  get hasPrevious(): boolean {
    return this.#begins.length > 1;
  }

  /** Starts at the first page. */
  async load(query: TableQuery): Promise<void> {
    this.#query = query;
    await this.#show([null]);
  }

  next(): Promise<void> {
    const next = this.page?.next;
    return next && !this.loading ? this.#show([...this.#begins, next]) : Promise.resolve();
  }

  previous(): Promise<void> {
    return this.hasPrevious && !this.loading ? this.#show(this.#begins.slice(0, -1)) : Promise.resolve();
  }

  retry(): Promise<void> {
    return this.#show(this.#begins);
  }

  async #show(begins: (string | null)[]): Promise<void> {
    const query = this.#query;
    if (!query) return;
    const cursor = begins.at(-1) ?? null;
    await this.#page.load(async (signal) => {
      const page = await fetchIncidents({ ...query, cursor, limit: ROWS }, signal);
      // Rows and their numbers change together.
      this.#begins = begins;
      return page;
    });
  }
}
