// What the timeline shows: the counts under all other filters, so that a chosen period does not erase what is around it, and those
// under the whole filter, which agree with the list. Both follow the address.
import { untrack } from 'svelte';
import { fetchTimeline } from '../api/client';
import type { Timeline } from '../api/types';
import type { Filter } from '../state/filter';
import { filterPairs, withValue } from '../state/filter';
import { nav } from '../state/navigation.svelte';
import { encodeQuery } from '../state/query';
import { reference } from '../state/reference.svelte';
import { Resource } from '../state/resource.svelte';
import { datasetVersion } from '../state/version.svelte';
import type { Unit } from './axis';
import { axisOf, sameSpan, spanOf } from './axis';

const withoutPeriod = (filter: Filter) => withValue(withValue(filter, 'from', ''), 'to', '');
const keyOf = (filter: Filter) => encodeQuery(filterPairs(filter));

class TimelineData {
  /** Width of the bars, which follows from the room that there is. */
  unit = $state<Unit>('month');
  /** Counts under all filters but the period. */
  around = new Resource<Timeline>();
  /** Counts under the whole filter, while it has a period. */
  #chosen = new Resource<Timeline>();

  readonly axis = $derived(axisOf(reference.dataset.value?.first, reference.dataset.value?.last));
  readonly span = $derived(this.axis && spanOf(nav.state.filter, this.axis));
  readonly hasPeriod = $derived(Boolean(nav.state.filter.from ?? nav.state.filter.to));
  readonly isWhole = $derived(!this.axis || !this.span || sameSpan(this.axis, this.span));
  readonly #others = $derived(keyOf(withoutPeriod(nav.state.filter)));
  readonly #all = $derived(keyOf(nav.state.filter));

  /** What the whole filter lets through. */
  get chosen(): Timeline | null {
    return this.hasPeriod ? this.#chosen.value : this.around.value;
  }
  get loading(): boolean {
    return this.around.loading || this.#chosen.loading;
  }
  get error() {
    return this.around.error ?? (this.hasPeriod ? this.#chosen.error : null);
  }

  /** Starts following the address; call once while a component is being set up. */
  follow(): void {
    $effect(() => {
      void [this.#others, this.unit, datasetVersion.epoch];
      untrack(() => this.#loadAround());
    });
    $effect(() => {
      void [this.#all, this.unit, datasetVersion.epoch];
      untrack(() => this.#loadChosen());
    });
  }

  retry(): void {
    this.#loadAround();
    this.#loadChosen();
  }

  #loadAround(): void {
    const others = withoutPeriod(nav.state.filter);
    void this.around.load((signal) => fetchTimeline(this.unit, others, signal));
  }

  #loadChosen(): void {
    const { filter } = nav.state;
    if (this.hasPeriod) void this.#chosen.load((signal) => fetchTimeline(this.unit, filter, signal));
    else this.#chosen.clear();
  }
}

export const timeline = new TimelineData();
