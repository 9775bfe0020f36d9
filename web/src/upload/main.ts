// Starts the staff pages in the browser.
import { mount } from 'svelte';
import { nav } from '../state/navigation.svelte';
import { reference } from '../state/reference.svelte';
import { router } from './router.svelte';
import { session } from './session.svelte';
import StaffApp from './StaffApp.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('upload.html has an element with the id "app"');

nav.start();
router.start();
void session.resume();
void reference.loadTaxonomy();

mount(StaffApp, { target });
