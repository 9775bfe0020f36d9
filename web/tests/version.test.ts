// A new version of the dataset is news once; an older one that a cache still names is none.
import { expect, it } from 'vitest';
import { datasetVersion } from '../src/state/version.svelte';

it('a version that was never seen makes the page load again, once', () => {
  expect(datasetVersion.see('a')).toBe(false);
  expect(datasetVersion.epoch).toBe(0);
  expect(datasetVersion.see('b')).toBe(true);
  expect(datasetVersion.see('a')).toBe(false);
  expect(datasetVersion.see('b')).toBe(false);
  expect(datasetVersion.epoch).toBe(1);
});
