import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, waitAfter } from '#bot/back-off.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('waiting before another try', () => {
  it('takes 1 to 2 seconds after the first, about twice as long each time, and at most a quarter of an hour', () => {
    expect([waitAfter(1, null, 0), waitAfter(1, null, 1)]).toEqual([1_000, 2_000]);
    expect([waitAfter(4, null, 0), waitAfter(4, null, 1)]).toEqual([8_000, 16_000]);
    expect(waitAfter(MOST_ATTEMPTS, null, 1)).toBe(900_000);
  });

  it('never takes less than Teams asked for, and little more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(3600), chance, (attempts, seconds, random) => {
        const ms = waitAfter(attempts, seconds, random);
        expect(ms).toBeGreaterThanOrEqual(seconds * 1000);
        expect(ms).toBeLessThanOrEqual(seconds * 1000 + 1_000);
      }),
    );
  });

  it('gives up after one to three hours', () => {
    const all = (random: number) =>
      Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => waitAfter(i + 1, null, random)).reduce(
        (a, b) => a + b,
      );
    expect(all(0)).toBeGreaterThan(45 * 60_000);
    expect(all(1)).toBeLessThan(3 * 3_600_000);
  });
});
