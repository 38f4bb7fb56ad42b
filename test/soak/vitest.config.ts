import { defineConfig } from 'vitest/config';

/** The short soaks: each has processes of its own, so one goes after the other. */
export default defineConfig({
  test: {
    include: ['test/soak/**/*.spec.ts'],
    globalSetup: ['test/fixtures/template-database.ts'],
    env: { TZ: 'UTC', LOG_LEVEL: 'silent' },
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
