import { describe, expect, it } from 'vitest';
import { dayIn } from '#domain/time/said-day.ts';

const TODAY = '2026-11-12';

describe('a day as it is typed', () => {
  it.each([
    ['3 Nov', '2026-11-03'],
    ['Tue 3 November 2026', '2026-11-03'],
    ['the 3rd of November', '2026-11-03'],
    ['3/11', '2026-11-03'],
    ['03.11.2026', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['for 3 Nov', '2026-11-03'],
    ['13 Nov', '2025-11-13'],
    ['29 Feb', '2024-02-29'],
    ['today', TODAY],
    ['yesterday', '2026-11-11'],
    ['last Tuesday', '2026-11-10'],
    ['Thursday', TODAY],
  ])('reads “%s” as the nearest such day past', (typed, day) => {
    expect(dayIn(typed, TODAY, 'past')).toBe(day);
  });

  it('looks the other way when asked to', () => {
    expect(dayIn('3 Nov', TODAY, 'future')).toBe('2027-11-03');
    expect(dayIn('Tuesday', TODAY, 'future')).toBe('2026-11-17');
  });

  it.each(['31 Feb', '32/1', '0 Nov', '3 Foo', '', 'SIT', 'constructor', '__proto__', '2026-02-30'])(
    'finds no day in “%s”',
    typed => {
      expect(dayIn(typed, TODAY, 'past')).toBeNull();
    },
  );
});
