// What the data are described with: the dataset's own summary, the taxonomy and the names of regions. Loaded once and
// shared by every component; until it is there, codes are shown as they are.
import { fetchDataset, fetchRegions, fetchTaxonomy } from '../api/client';
import type { Dataset, Region, Taxonomy } from '../api/types';
import { regionKey, regionLabel } from '../format/region';
import { currentLang } from '../i18n/language.svelte';
import { Resource } from './resource.svelte';

type LabelList = 'categories' | 'actors' | 'verification' | 'source_types' | 'date_kinds';

class Reference {
  dataset = new Resource<Dataset>();
  taxonomy = new Resource<Taxonomy>();
  #regions = $state.raw<ReadonlyMap<string, Region>>(new Map());
  #asked = new Set<string>();

  loadDataset(): Promise<void> {
    return this.dataset.load(fetchDataset);
  }

  loadTaxonomy(): Promise<void> {
    return this.taxonomy.load(fetchTaxonomy);
  }

  /** The label of a code in the page's language, or the code itself. */
  label(list: LabelList, code: string): string {
    const entry = this.taxonomy.value?.[list].find((item) => item.code === code);
    return entry?.label[currentLang()] ?? code;
  }

  /** The name of `kind:code`; asks for all regions of that kind (and of states, for counties) the first time. */
  regionName(key: string): string {
    const region = this.#regions.get(key);
    if (region) return regionLabel(currentLang(), region, (other) => this.#regions.get(other));
    const [kind = '', code = ''] = key.split(':');
    void this.need(kind);
    if (kind === 'county') void this.need('state');
    return code;
  }

  region(key: string): Region | undefined {
    return this.#regions.get(key);
  }

  /** Keeps regions that came from a search, so that their names need no second request. */
  keep(regions: readonly Region[]): void {
    this.#regions = new Map([
      ...this.#regions,
      ...regions.map((region) => [regionKey(region), region] as const),
    ]);
  }

  /** Loads the names of all regions of a kind, once. */
  async need(kind: string): Promise<void> {
    if (this.#asked.has(kind)) return;
    this.#asked.add(kind);
    try {
      this.keep((await fetchRegions({ kind })).regions);
    } catch {
      // A name that cannot be had is shown as its code: a designed state, tried again by the next reader of it.
      this.#asked.delete(kind);
    }
  }
}

export const reference = new Reference();
