import { describe, expect, it } from 'vitest';
import {
  clockMinutes,
  londonDay,
  minuteFrom,
  minuteOf,
  momentOfMinute,
  overlap,
} from '#domain/time/minutes.ts';

describe('a London day in minutes', () => {
  it.each([
    ['has 24 hours', '2026-11-03', 24, '2026-11-03T08:30:00.000Z'],
    ['has 23 hours when summer time begins', '2026-03-29', 23, '2026-03-29T07:30:00.000Z'],
    ['has 25 hours when it ends', '2026-10-25', 25, '2026-10-25T08:30:00.000Z'],
    ['begins at 23:00 UTC in summer', '2026-06-03', 24, '2026-06-03T07:30:00.000Z'],
  ])('%s', (_what, day, hours, halfPastEight) => {
    const { start, end, zero } = londonDay(day);
    expect((end - start) / 60).toBe(hours);
    expect(momentOfMinute(zero + clockMinutes('08:30'))).toBe(halfPastEight);
  });

  it('rounds what begins within a minute down, and what ends within one up', () => {
    expect(minuteFrom('2026-11-03T09:30:00.000Z')).toBe(minuteOf('2026-11-03T09:30:00.000Z'));
    expect(minuteOf('2026-11-03T09:30:59.999Z')).toBe(minuteOf('2026-11-03T09:30:00.000Z'));
    expect(minuteFrom('2026-11-03T09:30:00.001Z')).toBe(minuteOf('2026-11-03T09:31:00.000Z'));
  });

  it('what ends when the other begins does not overlap it', () => {
    expect(overlap({ from: 0, until: 60 }, { from: 60, until: 90 })).toBe(false);
    expect(overlap({ from: 0, until: 61 }, { from: 60, until: 90 })).toBe(true);
  });
});
