// Starts the map alone, as it is shown inside the pages of others. Nothing is stored, and nothing is added to the history of the page around it.
import { mount } from 'svelte';
import { distrustCache, fetchRegions, listenForVersion } from '../api/client';
import { values } from '../state/filter';
import { nav } from '../state/navigation.svelte';
import { datasetVersion } from '../state/version.svelte';
import { cameraOf } from './address';
import EmbedApp from './EmbedApp.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('embed.html has an element with the id "app"');

nav.start();
nav.go = (change) => nav.adjust(change);
// An address that names an incident or a list is of the whole page.
nav.adjust({ incident: null, place: null, view: 'map' });
listenForVersion((version) => {
  if (datasetVersion.see(version)) distrustCache();
});
void lookAtRegion().finally(() => mount(EmbedApp, { target }));

/** A map that was asked for one region shows it, unless the address says where to look. */
async function lookAtRegion(): Promise<void> {
  const [region, ...others] = values(nav.state.filter, 'region');
  if (nav.state.at || !region || others.length > 0) return;
  const [kind = '', code = ''] = region.split(':');
  const found = await fetchRegions({ kind, q: code }).catch(() => null);
  const box = found?.regions.find((one) => one.code === code)?.bbox;
  const [west, south, east, north] = box ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return;
  nav.adjust({ at: cameraOf([west, south, east, north], innerWidth, innerHeight) });
}
