// The queue as it was left: filter, what is loaded, what is chosen. In memory only, so that coming back from a record finds it as it was
// and nothing of it is on the device or in the address; whoever signs out takes it along.
import { Loaded } from '../upload/loaded.svelte';
import { session } from '../upload/session.svelte';
import { fetchQueue } from './api';
import { Attempt } from './logic/attempt.svelte';
import type { Queue, QueueFilter, ShortRecord } from './wire';

export const NO_FILTER: QueueFilter = {
  status: 'in_review',
  category: '',
  batch: '',
  who: '',
  doubles: false,
  q: '',
};

class ReviewQueue {
  filter = $state<QueueFilter>({ ...NO_FILTER });
  loaded = new Loaded<Queue>();
  more = new Attempt();
  /** Ids of the chosen ones. */
  chosen = $state<string[]>([]);
  /** What was said after the last bulk action. */
  said = $state('');

  constructor() {
    session.onleave(() => {
      this.filter = { ...NO_FILTER };
      this.chosen = [];
      this.said = '';
      this.loaded.clear();
    });
  }

  get records(): ShortRecord[] {
    return this.loaded.value?.records ?? [];
  }

  async load(): Promise<void> {
    const filter = { ...this.filter };
    await this.loaded.load((signal) => fetchQueue(filter, null, signal));
    // What is no longer in sight is no longer chosen.
    this.chosen = this.chosen.filter((id) => this.records.some((record) => record.id === id));
  }

  async loadMore(): Promise<void> {
    const before = this.loaded.value;
    if (!before?.next) return;
    await this.more.run(async () => {
      const page = await fetchQueue({ ...this.filter }, before.next);
      // A new load in between wins.
      if (this.loaded.value !== before) return;
      this.loaded.value = { ...page, records: [...before.records, ...page.records] };
    });
  }

  choose(id: string, chosen: boolean): void {
    this.chosen = chosen ? [...new Set([...this.chosen, id])] : this.chosen.filter((other) => other !== id);
  }

  chooseAll(chosen: boolean): void {
    this.chosen = chosen ? this.records.map(({ id }) => id) : [];
  }

  reset(): void {
    this.filter = { ...NO_FILTER };
    void this.load();
  }

  /** The record after this one, to go on with. */
  after(id: string): ShortRecord | null {
    const at = this.records.findIndex((record) => record.id === id);
    return at < 0 ? null : (this.records[at + 1] ?? null);
  }
}

export const queue = new ReviewQueue();
