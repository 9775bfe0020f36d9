// Starts the page in the browser.
import { mount } from 'svelte';
import App from './App.svelte';
import { listenForVersion } from './api/client';
import { nav } from './state/navigation.svelte';
import { datasetVersion } from './state/version.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has an element with the id "app"');

nav.start();
listenForVersion((version) => datasetVersion.see(version));
mount(App, { target });
