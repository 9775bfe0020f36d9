// What is loaded for the context that the address asks for. Nothing is, before somebody opens the section or the address asks.
import { untrack } from 'svelte';
import { fetchLayer, fetchLayers, fetchRegions, fetchSummary } from '../api/client';
import type { Layer, Layers, LayerValues, Summary } from '../api/types';
import type { ContextStyle } from '../map/context-layers';
import { explorer } from '../state/explorer.svelte';
import { nav } from '../state/navigation.svelte';
import { reference } from '../state/reference.svelte';
import { Resource } from '../state/resource.svelte';
import { datasetVersion } from '../state/version.svelte';
import type { Shading } from './shading';
import { codesByClass, counted, countShading, deathShading, layerShading, rateShading } from './shading';

class ContextData {
  /** All layers that there are. */
  layers = new Resource<Layers>();
  /** The one that counties are shaded by, or that rates are made of. */
  layer = new Resource<LayerValues>();
  counts = new Resource<Summary>();
  /** Codes of all counties and municipios. */
  counties = new Resource<string[]>();

  readonly shade = $derived(nav.state.shade);
  readonly layerId = $derived(this.shade && 'layer' in this.shade ? this.shade.layer : null);
  readonly about = $derived(this.layerId ? this.find(this.layerId) : null);
  /** Layers of things that the address asks for, as far as there are such. */
  readonly things = $derived(
    nav.state.layers.flatMap((id) => this.find(id) ?? []).filter(({ kind }) => kind === 'features'),
  );
  /** Ids in the address that no layer has, or none of the right kind. */
  readonly missing = $derived.by(() => {
    if (!this.layers.value) return [];
    const wrong = nav.state.layers.filter((id) => !this.things.some((thing) => thing.id === id));
    const { about, layerId, shade } = this;
    const fits = shade?.by === 'rate' ? about?.population : about && about.kind !== 'features';
    return layerId && !fits ? [layerId, ...wrong] : wrong;
  });
  readonly counted = $derived(
    this.counts.value ? counted(this.counts.value.rows, this.counts.value.total) : null,
  );
  readonly residents = $derived(
    this.shade?.by === 'rate' && this.layer.value?.id === this.layerId
      ? (this.layer.value.values as Record<string, number>)
      : null,
  );

  /** What there is to show; nothing while it is being loaded. */
  readonly shading = $derived.by((): Shading | null => {
    const { shade, residents } = this;
    const layer = this.layer.value?.id === this.layerId ? this.layer.value : null;
    if (shade?.by === 'layer')
      return layer && layerShading(layer.values, layer.breaks?.limits ?? [], layer.words ?? []);
    const [rows, counties] = [this.counts.value?.rows, this.counties.value];
    if (!shade || !rows || !counties) return null;
    if (shade.by === 'rate') return residents && rateShading(rows, residents);
    return shade.by === 'count' ? countShading(rows, counties) : deathShading(rows, counties);
  });

  /** What the map is told. */
  readonly style = $derived.by((): ContextStyle | null => {
    const things = this.things.map(({ id, hash }) => ({ id, hash }));
    if (!this.shading && things.length === 0) return null;
    const kind = this.shading && this.shading.wordList.length > 0 ? 'words' : 'figures';
    return { shade: this.shading && { kind, classes: codesByClass(this.shading) }, things };
  });

  readonly error = $derived(
    this.layers.error ?? this.layer.error ?? this.counts.error ?? this.counties.error ?? null,
  );

  find(id: string): Layer | null {
    return this.layers.value?.layers.find((layer) => layer.id === id) ?? null;
  }

  /** Follows the address; call once while a component is being set up. */
  follow(): void {
    const counts = $derived(this.shade !== null && this.shade.by !== 'layer');
    const wanted = $derived(this.about && this.missing.length === 0 ? this.about : null);
    const key = $derived(wanted && wanted.kind !== 'features' ? `${wanted.id} ${wanted.hash}` : null);
    $effect(() => {
      void [this.layerId, nav.state.layers.length];
      untrack(() => void this.loadLayers());
    });
    $effect(() => {
      void [explorer.query, datasetVersion.epoch, counts];
      untrack(() => (counts ? this.#loadCounts() : undefined));
    });
    $effect(() => {
      void key;
      untrack(() => this.#loadLayer());
    });
  }

  /** Loads what there is, once; `again` asks anew. */
  loadLayers(again = false): Promise<void> {
    if (!again && (this.layers.value || this.layers.loading)) return Promise.resolve();
    return this.layers.load(fetchLayers);
  }

  retry(): void {
    if (this.layers.error) void this.loadLayers(true);
    if (this.layer.error) this.#loadLayer();
    if (this.counts.error || this.counties.error) this.#loadCounts();
  }

  #loadCounts(): void {
    const { filter } = nav.state;
    void this.counts.load((signal) => fetchSummary('county', filter, signal));
    void this.loadCounties();
  }

  /** The names and codes of all counties and municipios, once. */
  async loadCounties(): Promise<void> {
    if (this.counties.value || this.counties.loading) return;
    await this.counties.load(async (signal) => {
      const { regions } = await fetchRegions({ kind: 'county' }, signal);
      reference.keep(regions);
      return regions.map(({ code }) => code);
    });
  }

  #loadLayer(): void {
    const { about } = this;
    if (!about || about.kind === 'features') return this.layer.clear();
    if (this.layer.value?.hash === about.hash) return;
    void this.layer.load((signal) => fetchLayer(about.id, signal));
  }
}

export const context = new ContextData();
