// Starts the page in the browser.
import { mount } from 'svelte';
import App from './App.svelte';
import { distrustCache, fallBackOn, listenForVersion } from './api/client';
import { offline } from './offline/offline.svelte';
import { nav } from './state/navigation.svelte';
import { reference } from './state/reference.svelte';
import { datasetVersion } from './state/version.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has an element with the id "app"');

nav.start();
listenForVersion((version) => {
  if (datasetVersion.see(version)) distrustCache();
});
fallBackOn(offline);
offline.start();
// A page that lay open in a pocket asks for news when it is looked at again: a retraction must bite.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void reference.loadDataset();
});
mount(App, { target });
