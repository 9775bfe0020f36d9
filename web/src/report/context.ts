// The report that the parts of the form belong to.
import { createContext } from 'svelte';
import type { Builder } from './builder.svelte';

export const [useBuilder, giveBuilder] = createContext<Builder>();
