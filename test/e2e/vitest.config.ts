import { defineConfig } from 'vitest/config';

/** The demo in a real browser: one file after the other, since each starts a demo of its own. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.spec.ts'],
    env: { TZ: 'UTC' },
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
