// The browser tests: against a running server (SPOTLIGHT_URL) that has the invented sample loaded.
import { defineConfig } from 'vitest/config';

/** Files whose tests sign in and write: what they publish would change the numbers that others are just reading. */
const WRITING = ['staff.e2e.ts', 'upload.e2e.ts', 'tables.e2e.ts', 'report.e2e.ts'];

const common = {
  // A machine that builds beside the browser draws slowly; what never comes still fails.
  expect: { poll: { timeout: 15_000 } },
  root: new URL('.', import.meta.url).pathname,
  // Chromium without a graphics card now and then stops drawing a page for good. Tests bring records, accounts and pages of their own, so
  // all can be done again; what fails twice fails, and the report names what needed a second time.
  retry: 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'reading',
          include: ['*.e2e.ts'],
          exclude: WRITING,
          // Two at a time: while one waits for an answer or a frame, the other works.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'writing',
          include: WRITING,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
