import { expect, it } from 'vitest';
import { givingWay } from '#ports/giving-way.ts';

it('work in steps comes to its end, and lets others have their turn in between', async () => {
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 1);
  const until = performance.now() + 100;
  function* work(): Generator<void, string> {
    while (performance.now() < until) yield;
    return 'done';
  }
  expect(await givingWay(work())).toBe('done');
  clearInterval(other);
  expect(turns).toBeGreaterThan(1);
});

it('work that fails says so', async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first step
  function* work(): Generator<void, never> {
    throw new Error('a fault');
  }
  await expect(givingWay(work())).rejects.toThrow('a fault');
});
