// The county or municipio that was pressed on the map: named first, chosen only by a second step.
import { fetchRegions } from '../api/client';
import type { Region } from '../api/types';
import { regionKey } from '../format/region';
import { withValue } from './filter';
import { nav } from './navigation.svelte';
import { reference } from './reference.svelte';
import { Resource } from './resource.svelte';

class RegionPick {
  open = $state(false);
  /** `found: null` where none of the map's regions lies. */
  answer = new Resource<{ found: Region | null }>();

  readonly key = $derived(this.answer.value?.found ? regionKey(this.answer.value.found) : null);
  /** The filter is this region and no other. */
  readonly isOnly = $derived(this.key !== null && nav.state.filter.region === this.key);

  /** Asks which county a place on the map is in: the service decides it as it does for incidents. */
  async ask({ lon, lat }: { lon: number; lat: number }): Promise<void> {
    this.open = true;
    this.answer.clear();
    void reference.need('state');
    // Three decimals are 100 m: no press is more exact, and nothing more is asked for.
    const at = `${lon.toFixed(3)},${lat.toFixed(3)}`;
    await this.answer.load(async (signal) => {
      const { regions } = await fetchRegions({ kind: 'county', at }, signal);
      reference.keep(regions);
      return { found: regions[0] ?? null };
    });
  }

  close(): void {
    this.open = false;
    this.answer.clear();
  }

  /** Shows only this region, or all again. */
  choose(): void {
    const { key, isOnly } = this;
    if (!key) return;
    this.close();
    nav.go({ filter: withValue(nav.state.filter, 'region', isOnly ? '' : key), place: null });
  }
}

export const pick = new RegionPick();
