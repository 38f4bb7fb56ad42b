import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askLimits, memoryAskRate } from '#adapters/ask-rate/memory-ask-rate.ts';
import type { AskRate } from '#ports/ask-rate.ts';

describe('how often one person may ask', () => {
  let rate: AskRate;
  let asked: number;
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-12T09:00:00Z') });
    rate = memoryAskRate(askLimits(20));
    asked = 0;
  });
  afterEach(() => void vi.useRealTimers());
  /** So many new things asked by one person, and how many of them they might. */
  const ask = async (times: number, who = 'priya') => {
    let let_in = 0;
    for (let i = 0; i < times; i += 1) if ((await rate.take(who, `press ${++asked}`)).may) let_in += 1;
    return let_in;
  };

  it('is 20 times in ten seconds', async () => {
    expect(await ask(30)).toBe(20);
    vi.advanceTimersByTime(10_000);
    expect(await ask(30)).toBe(20);
  });

  it('is 120 times in five minutes', async () => {
    const each: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      each.push(await ask(20));
      vi.advanceTimersByTime(10_000);
    }
    expect(each).toEqual([20, 20, 20, 20, 20, 20, 0]);
    vi.advanceTimersByTime(230_000);
    expect(await ask(20)).toBe(20);
  });

  it('is each person’s own', async () => {
    await ask(30, 'priya');
    expect(await ask(30, 'tom')).toBe(20);
  });

  it('says how long to wait', async () => {
    await ask(20);
    vi.advanceTimersByTime(4_000);
    expect(await rate.take('priya', 'one more')).toMatchObject({ may: false, waitMs: 6_000 });
  });

  it('lets the four deliveries of what was let in through, and counts them once', async () => {
    for (let i = 0; i < 19; i += 1)
      for (let delivery = 0; delivery < 4; delivery += 1)
        expect(await rate.take('priya', `press ${i}`)).toEqual({ may: true });
    expect(await ask(5)).toBe(1);
    expect(await rate.take('priya', 'press 18')).toMatchObject({ may: false });
  });

  it('does not let what was refused through when it is delivered again', async () => {
    await ask(20);
    for (let delivery = 0; delivery < 4; delivery += 1)
      expect(await rate.take('priya', 'too much')).toMatchObject({ may: false });
  });

  it('leaves looking up to three times what may be asked, for presses another process has let in', async () => {
    const turns = [];
    for (let i = 0; i < 100; i += 1) turns.push(await rate.take('priya', `press ${i}`));
    expect(turns.filter(turn => !turn.may && turn.mayLookUp)).toHaveLength(60);
    expect(turns.slice(-20).every(turn => !turn.may && !turn.mayLookUp)).toBe(true);
  });

  it('remembers for ten seconds that somebody was told to wait', async () => {
    await ask(20);
    const told = async () => {
      const turn = await rate.take('priya', `press ${++asked}`);
      return turn.may ? null : turn.told;
    };
    expect([await told(), await told(), await told()]).toEqual([false, true, true]);
    vi.advanceTimersByTime(10_000);
    await ask(20);
    expect(await told()).toBe(false);
  });

  it('remembers no more than 65,536 numbers, however many people come', async () => {
    const most = 16 ** 4;
    const kept = () => vi.getTimerCount();
    for (let i = 0; i < 70_000; i += 1) await rate.take(`person ${i}`, 'press');
    vi.advanceTimersByTime(60_000);
    expect(kept()).toBeGreaterThan(0);
    expect(kept()).toBeLessThanOrEqual(most);
    vi.advanceTimersByTime(240_000);
    expect(kept()).toBe(0);
  });
});
