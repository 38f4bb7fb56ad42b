import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askedInTime } from '#adapters/metrics/asked-in-time.ts';

const TIMES = { keepMs: 10_000, withinMs: 1_500 };

describe('a question asked in time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  /** A question that counts how often it is put, answered by hand. */
  const question = () => {
    const put: PromiseWithResolvers<{ n: number }>[] = [];
    const ask = askedInTime(() => {
      const one = Promise.withResolvers<{ n: number }>();
      put.push(one);
      return one.promise;
    }, TIMES);
    return { ask, put };
  };

  it('is put once for all who ask together and for who asks soon after', async () => {
    const { ask, put } = question();
    const both = Promise.all([ask(), ask()]);
    put[0]?.resolve({ n: 1 });
    expect(await both).toEqual([{ n: 1 }, { n: 1 }]);
    vi.advanceTimersByTime(9_999);
    expect(await ask()).toEqual({ n: 1 });
    expect(put).toHaveLength(1);
  });

  it('is put again when its answer is old', async () => {
    const { ask, put } = question();
    const first = ask();
    put[0]?.resolve({ n: 1 });
    await first;
    vi.advanceTimersByTime(10_000);
    const second = ask();
    put[1]?.resolve({ n: 2 });
    expect(await second).toEqual({ n: 2 });
  });

  it.each(['fails', 'throws'])('has no answer when it %s, and is not put again at once', async how => {
    let put = 0;
    const ask = askedInTime<object>(() => {
      put += 1;
      if (how === 'throws') throw new Error('gone');
      return Promise.reject(new Error('gone'));
    }, TIMES);
    expect([await ask(), await ask(), put]).toEqual([null, null, 1]);
    vi.advanceTimersByTime(10_000);
    expect([await ask(), put]).toEqual([null, 2]);
  });

  it('keeps nobody waiting, is never put twice at a time, and its late answer serves the next', async () => {
    const { ask, put } = question();
    const first = ask();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await first).toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    const second = ask();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await second).toBeNull();
    expect(put).toHaveLength(1);
    put[0]?.resolve({ n: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(await ask()).toEqual({ n: 1 });
  });
});
