// The browser tests: against a running server (SPOTLIGHT_URL) that has the invented sample loaded.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A machine that builds beside the browser draws slowly; what never comes still fails.
    expect: { poll: { timeout: 15_000 } },
    root: new URL('.', import.meta.url).pathname,
    include: ['*.e2e.ts'],
    // Software WebGL on two cores: one browser page at a time is the quickest.
    fileParallelism: false,
    // Chromium without a graphics card now and then stops drawing a page for good. Tests bring records, accounts and pages of their own, so
    // all can be done again; what fails twice fails, and the report names what needed a second time.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
