// Starts the page of the released tables in the browser.
import { mount } from 'svelte';
import { distrustCache, listenForVersion } from '../api/client';
import { nav } from '../state/navigation.svelte';
import { reference } from '../state/reference.svelte';
import { datasetVersion } from '../state/version.svelte';
import TablesApp from './TablesApp.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('tables.html has an element with the id "app"');

nav.start();
listenForVersion((version) => {
  if (datasetVersion.see(version)) distrustCache();
});
// A page that lay open asks for news when it is looked at again, of the server and not of what the browser has kept: a table that was withheld
// must go. The first answer also says whether the data are invented.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  distrustCache();
  void reference.loadDataset();
});
void reference.loadDataset();
mount(TablesApp, { target });
