// What the page has loaded for the current address: the list, its total, the counts by category and the open incident.
// Everything here follows the address; nothing else decides what is loaded.
import { untrack } from 'svelte';
import { fetchIncident, fetchIncidents, fetchSummary } from '../api/client';
import type { Incident } from '../api/types';
import { filterPairs, withValue } from './filter';
import { IncidentList } from './incidents.svelte';
import { nav } from './navigation.svelte';
import { encodeQuery } from './query';
import { reference } from './reference.svelte';
import { Resource } from './resource.svelte';
import { datasetVersion } from './version.svelte';

class Explorer {
  list = new IncidentList();
  /** Incidents of each category that the rest of the filter lets through. */
  byCategory = new Resource<ReadonlyMap<string, number>>();
  open = new Resource<Incident>();
  #whole = new Resource<number>();

  /** The current filter as a query string: changes exactly when the filter does. */
  readonly query = $derived(encodeQuery(filterPairs(nav.state.filter)));
  readonly #placeKey = $derived(nav.state.place && `${nav.state.place.kind}=${nav.state.place.id}`);
  readonly #incident = $derived(nav.state.incident);

  /** How many incidents the filter lets through; a chosen place narrows the list, never this number. */
  get total(): number | null {
    return nav.state.place ? this.#whole.value : this.list.total;
  }
  get counting(): boolean {
    return nav.state.place ? this.#whole.loading : this.list.loading;
  }

  /** Starts following the address; call once while a component is being set up. */
  follow(): void {
    $effect(() => {
      void [this.query, this.#placeKey, datasetVersion.epoch];
      untrack(() => this.#loadList());
    });
    $effect(() => {
      void [this.query, datasetVersion.epoch];
      untrack(() => this.#loadCategories());
    });
    $effect(() => {
      void [this.#incident, datasetVersion.epoch];
      untrack(() => this.#loadIncident());
    });
    $effect(() => {
      void datasetVersion.epoch;
      untrack(() => void reference.loadDataset());
      untrack(() => void reference.loadTaxonomy());
    });
  }

  /** Loads whatever failed again. */
  retry(): void {
    void this.list.retry();
    if (nav.state.place) this.#loadWhole();
    if (this.byCategory.error) this.#loadCategories();
    if (reference.dataset.error) void reference.loadDataset();
    if (reference.taxonomy.error) void reference.loadTaxonomy();
  }

  retryIncident(): void {
    this.#loadIncident();
  }

  #loadList(): void {
    const { filter, place } = nav.state;
    void this.list.load(filter, place);
    if (place) this.#loadWhole();
    else this.#whole.clear();
  }

  #loadWhole(): void {
    const { filter } = nav.state;
    void this.#whole.load(async (signal) => (await fetchIncidents({ filter, limit: 1 }, signal)).total);
  }

  #loadCategories(): void {
    const others = withValue(nav.state.filter, 'category', '');
    void this.byCategory.load(async (signal) => {
      const { rows } = await fetchSummary('category', others, signal);
      return new Map(rows.map((row) => [row.category ?? '', row.incidents]));
    });
  }

  #loadIncident(): void {
    const id = nav.state.incident;
    if (!id) return this.open.clear();
    if (this.open.value?.id !== id) this.open.clear();
    void this.open.load(async (signal) => (await fetchIncident(id, signal)).incident);
  }
}

export const explorer = new Explorer();
