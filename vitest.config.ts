import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.spec.ts', 'cards/**/*.spec.ts'],
    exclude: ['test/e2e/**', 'test/soak/**', 'test/stories/**', 'node_modules/**'],
    globalSetup: ['test/fixtures/template-database.ts'],
    env: { TZ: 'UTC', LOG_LEVEL: 'silent' },
    pool: 'forks',
    // A worker keeps what it has imported from file to file: importing anew for each takes longer than the tests.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
