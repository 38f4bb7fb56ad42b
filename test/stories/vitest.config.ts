import { defineConfig, mergeConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

/** Conversations that walk through months, day by day: too long to be run with every change. */
export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [], exclude: ['node_modules/**'] } },
  defineConfig({ test: { include: ['test/stories/**/*.spec.ts'], testTimeout: 120_000 } }),
);
